using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Exceptions of .NET's, which are known as such when BUILD gives them their attributes. Python has put them into the memo before that, as it
/// does all objects (pickle.py <c>save_reduce</c>); we write the put behind BUILD.
/// </content>
public partial class Unpickler
{
    /// <summary>Where the memo has exceptions that may get attributes yet.</summary>
    private Dictionary<PythonException, int>? _exceptions;

    /// <summary>How many exceptions lie in those of this load that have others in them, themselves included.</summary>
    private Dictionary<Exception, int>? _exceptionDepths;

    /// <summary>How many exceptions lie in one another, this one the outermost; null: none.</summary>
    internal int DepthOf(Exception? exception)
    {
        int depth = 0;
        for (; exception is not null && depth <= ExceptionParts.MostInOneAnother; exception = exception.InnerException, depth++)
        {
            if (_exceptionDepths is not null && _exceptionDepths.TryGetValue(exception, out int known)) return depth + known;
        }
        return depth;
    }

    /// <summary>So many lie in one another now.</summary>
    internal void NoteDepth(Exception exception, int depth)
    {
        if (depth > 1) (_exceptionDepths ??= new(ReferenceEqualityComparer.Instance))[exception] = depth;
    }

    private void NoteException(PythonException exception, int index) => (_exceptions ??= new(ReferenceEqualityComparer.Instance))[exception] = index;

    private Exception BuildException(PythonException exception, object state)
    {
        SetAttributes(exception, StateOf(state));
        var built = ExceptionParts.Rebuild(exception, this);
        if (_exceptions?.Remove(exception, out int index) == true && !ReferenceEquals(built, exception) && ReferenceEquals(Memo.Peek(index), exception)) Memo.Put(index, built);
        return built;
    }

    // exceptions.c BaseException___setstate___impl sets each as an attribute; args is one that has a place of its own here. AttributeError gives
    // it there from Python 3.12 on.
    private void SetAttributes(PythonException exception, PickleDict state)
    {
        if (exception.Attributes is null && !state.ContainsKey("args"))
        {
            exception.Attributes = state;
            return;
        }
        Charge(exception.Attributes?.Count ?? 0);
        var attributes = Updated(exception.Attributes is null ? null : new PickleDict(exception.Attributes), state);
        if (attributes?.TryGetValue("args", out object? arguments) == true)
        {
            exception.Arguments = arguments as PickleTuple ?? throw new UnpicklingException($"An exception's args are {PickleRepr.KindOf(arguments)}, not a tuple.");
            attributes.Remove("args");
        }
        exception.Attributes = attributes is { Count: > 0 } ? attributes : null;
    }
}
