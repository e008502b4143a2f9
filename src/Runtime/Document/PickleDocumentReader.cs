namespace PickleGen;

/// <summary>Reads the pickles that lie end to end in one input, with one memo, as CPython's <c>Unpickler</c> does with a file.</summary>
public sealed class PickleDocumentReader
{
    private readonly ReadOnlyMemory<byte> _input;
    private readonly GraphMachine _machine;

    /// <summary>A reader at the start of <paramref name="input"/>.</summary>
    public PickleDocumentReader(ReadOnlyMemory<byte> input, PickleOptions? options = null)
    {
        _input = input;
        _machine = new GraphMachine(input, options ?? PickleOptions.Default);
    }

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Whether nothing follows.</summary>
    public bool IsAtEnd => Position == _input.Length;

    /// <summary>The names of the last pickle, in the order of first use; of one that failed, those before the fault.</summary>
    public IReadOnlyCollection<(string Module, string Name)> Globals => _machine.Globals;

    /// <summary>
    /// The same names as Python 3 looks them up, and as the <see cref="ClassRegistry"/> is asked for them: Python 2's, which a pickle below
    /// protocol 3 may have, are translated (see <see cref="PickleOptions.FixImports"/>).
    /// </summary>
    public IReadOnlyCollection<(string Module, string Name)> ResolvedGlobals => _machine.ResolvedGlobals;

    /// <summary>The extension codes of the last pickle, in the order of first use: names that only Python's <c>copyreg</c> knows.</summary>
    public IReadOnlyCollection<int> Extensions => _machine.Extensions;

    /// <summary>
    /// Whether a frame of the last pickle ends inside of an opcode or of another frame, or behind STOP. No pickler does that. It means nothing here,
    /// but CPython, which reads a stream ahead frame by frame, may take the bytes behind it for other opcodes.
    /// </summary>
    public bool HasTornFrames => _machine.HasTornFrames;

    /// <summary>Reads the next pickle. One that fails ends the reading: where the next begins is not known.</summary>
    /// <exception cref="UnpicklingException">The pickle is malformed or exceeds a limit.</exception>
    public PickleDocument Read()
    {
        var document = _machine.Run(Position, out int end);
        Position = end;
        return document;
    }

    /// <summary>Forgets what the pickles so far memoized, as a new <c>Unpickler</c> would.</summary>
    public void ClearMemo() => _machine.ClearMemo();
}
