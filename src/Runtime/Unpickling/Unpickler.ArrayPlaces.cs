namespace PickleGen;

/// <content>
/// Arrays that are in members of their own elements. A list can be referred to while it fills; an array is there only when its length is known,
/// and CPython does not say it before. So the pickle is read a second time, in the knowledge of how long they become, and by the stack machine
/// where they are: its list can be referred to, and open places get the array that it becomes.
/// </content>
public partial class Unpickler
{
    /// <summary>Whether the pickle was read before, and it is known how long the list becomes whose put comes next.</summary>
    internal bool KnowsLength(PickleReader reader)
    {
        if (_foreknowledge is null) return false;
        var put = ScanPut(ref reader);
        return put.IsThere && _foreknowledge.LengthAt(put.Index < 0 ? Memo.Count : put.Index) is not null;
    }

    /// <summary>How long an array becomes of what the stack machine has, where the pickle was read before.</summary>
    internal int? KnownLength(object source) => _foreknowledge?.LengthOf(source, Memo);

    /// <summary>The array has been read, and its elements have referred to it.</summary>
    /// <param name="memoIndex">Where the memo has it.</param>
    /// <param name="array">The array.</param>
    /// <param name="convert">What makes it of the machine's list: the codec's <c>FromObject</c>.</param>
    /// <exception cref="UnpicklingException">The pickle cannot be read again.</exception>
    internal void LearnLength(int memoIndex, Array array, Func<object, Unpickler, object?> convert)
    {
        if (!_canReadAgain) throw NoLengthYet(array.GetType());
        (_firstReading ??= new()).AddArray(memoIndex, array.Length, convert);
    }

    /// <summary>The same of one that was made of what the stack machine had of it, which has grown since.</summary>
    /// <exception cref="UnpicklingException">The pickle cannot be read again.</exception>
    internal void LearnLength(IReadOnlyCollection<object?>? source, Type array)
    {
        if (source is null || !_canReadAgain) throw NoLengthYet(array);
        (_firstReading ??= new()).AddGrown(source, array);
    }

    /// <summary>The exception for an array that its elements refer to where its length cannot be known in time.</summary>
    internal static UnpicklingException NoLengthYet(Type array) => new($"A '{array}' refers to itself while it is being read, before its length is known.");
}
