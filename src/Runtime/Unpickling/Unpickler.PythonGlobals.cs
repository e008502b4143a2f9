using PickleGen.Codecs;

namespace PickleGen;

/// <content>Calls of Python's standard library as our codecs write them, read without the stack machine.</content>
public partial class Unpickler
{
    /// <summary>Moves the reader over a mention of <paramref name="global"/>; false: something else comes. The memo is not touched.</summary>
    /// <param name="reader">The pickle.</param>
    /// <param name="global">The class or function.</param>
    /// <param name="isNew">The mention memoizes it: to be told to <see cref="Meet"/> once the whole call is known to be ours.</param>
    internal bool TrySkipGlobal(ref PickleReader reader, PythonGlobal global, out bool isNew)
    {
        isNew = false;
        int start = reader.Position;
        if (reader.TryReadGet(out int index))
        {
            if (ReferenceEquals(Memo.Peek(index), global.Callable)) return true;
            reader.Position = start;
            return false;
        }
        if (!reader.TrySkip(global.Preamble)) return false;
        if (!NamesAreDefault && !ReferenceEquals(ResolveClass(global.Callable.Module, global.Callable.Name), global.Callable))
        {
            reader.Position = start;
            return false;
        }
        return isNew = true;
    }

    /// <summary>Memoizes a global that <see cref="TrySkipGlobal"/> has found to be new.</summary>
    internal void Meet(PythonGlobal global, bool isNew)
    {
        if (isNew) Memo.Memoize(global.Callable);
    }
}
