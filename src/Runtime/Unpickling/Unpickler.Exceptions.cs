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

    private void NoteException(PythonException exception, int index) => (_exceptions ??= new(ReferenceEqualityComparer.Instance))[exception] = index;

    private Exception BuildException(PythonException exception, object state)
    {
        exception.Attributes = StateOf(state);
        var built = ExceptionParts.Rebuild(exception, this);
        if (_exceptions?.Remove(exception, out int index) == true && !ReferenceEquals(built, exception) && ReferenceEquals(Memo.Peek(index), exception)) Memo.Put(index, built);
        return built;
    }
}
