namespace PickleGen;

/// <summary>A value could not be saved or a pickle could not be loaded.</summary>
public class PickleException : Exception
{
    private const int LongestInnerPath = 500;

    private bool _isOfLack;

    /// <summary>An error with what is known of its place.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">What the failing code threw.</param>
    /// <param name="offset">The byte offset in the pickle.</param>
    /// <param name="path">The member path, <c>$.Customer.Lines[3].Price</c>.</param>
    public PickleException(string? message = null, Exception? innerException = null, long? offset = null, string? path = null)
        : base(message, innerException)
    {
        Offset = offset;
        Path = path;
    }

    /// <summary>The byte offset of the opcode at fault, where one is.</summary>
    public long? Offset { get; internal set; }

    /// <summary>The member path, <c>$.Customer.Lines[3].Price</c>, where one is known.</summary>
    public string? Path { get; internal set; }

    /// <summary>The end of the path, from where the stack machine had read everything before it was converted.</summary>
    internal string? InnerPath { get; private set; }

    /// <summary>The path ends in a member that the pickle lacks: what was read last is beside it.</summary>
    internal void LackOf(string step)
    {
        InnerPath = step;
        _isOfLack = true;
    }

    /// <summary>For an exception filter: notes that <paramref name="exception"/> came from here, and catches nothing.</summary>
    internal static bool PassedThrough(Exception exception, string step)
    {
        if (exception is not PickleException { Path: null } pickle) return false;
        if (!pickle._isOfLack && pickle.InnerPath is not { Length: > LongestInnerPath }) pickle.InnerPath = step + pickle.InnerPath;
        pickle._isOfLack = false;
        return false;
    }

    /// <summary>What the bytes look like, if they are no pickle's.</summary>
    internal string? Note { get; set; }

    /// <summary>The message, followed by path and offset where they are known.</summary>
    public override string Message => (Path, Offset) switch
    {
        (null, null) => Sentences,
        (null, { } offset) => $"{Sentences} (at byte {offset})",
        ({ } path, null) => $"{Sentences} (at {path})",
        ({ } path, { } offset) => $"{Sentences} (at {path}, byte {offset})",
    };

    private string Sentences => Note is null ? base.Message : $"{base.Message} {Note}";
}

/// <summary>A value could not be saved.</summary>
public class PicklingException : PickleException
{
    /// <summary>How many bytes of the unfinished pickle its destination has; 0: it is as it was.</summary>
    public long BytesWritten { get; internal set; }

    /// <inheritdoc/>
    public PicklingException(string? message = null, Exception? innerException = null, long? offset = null, string? path = null)
        : base(message, innerException, offset, path)
    {
    }
}

/// <summary>A pickle could not be loaded.</summary>
public class UnpicklingException : PickleException
{
    /// <inheritdoc/>
    public UnpicklingException(string? message = null, Exception? innerException = null, long? offset = null, string? path = null)
        : base(message, innerException, offset, path)
    {
    }
}

/// <summary>A pickle names something that nobody allowed, or carries code that nobody trusts.</summary>
public class PickleSecurityException : UnpicklingException
{
    /// <inheritdoc/>
    public PickleSecurityException(string? message = null, Exception? innerException = null, long? offset = null, string? path = null)
        : base(message, innerException, offset, path)
    {
    }
}

/// <summary>A pickled delegate's code is not the code that this program has.</summary>
public class StaleCodeException : UnpicklingException
{
    /// <summary>Where the code would be what was pickled, if it had been known before.</summary>
    internal Closures.SharedPlace? Place { get; init; }

    /// <inheritdoc/>
    public StaleCodeException(string? message = null, Exception? innerException = null, long? offset = null, string? path = null)
        : base(message, innerException, offset, path)
    {
    }
}
