namespace PickleGen;

/// <content>
/// Arrays that are in members of their own elements. A list can be referred to while it fills; an array is there only when its length is known,
/// and CPython does not say it before. So the pickle is read a second time, in the knowledge of how long they become.
/// </content>
public partial class Unpickler
{
    private Dictionary<int, int>? _arrayLengths;

    /// <summary>An array at a place of the memo, where the pickle was read before and its length is known.</summary>
    internal T[]? KnownArray<T>(int memoIndex)
    {
        if (memoIndex < 0 || _foreknowledge?.LengthAt(memoIndex) is not { } length) return null;
        var array = new T[length];
        Memo.Put(memoIndex, array);
        return array;
    }

    /// <summary>The array has been read, and its elements have referred to it.</summary>
    /// <exception cref="UnpicklingException">The pickle cannot be read again.</exception>
    internal void LearnLength(int memoIndex, int length, Type array)
    {
        if (!_canReadAgain) throw NoLengthYet(array);
        (_arrayLengths ??= [])[memoIndex] = length;
    }

    /// <summary>The exception for an array that its elements refer to where its length cannot be known in time.</summary>
    internal static UnpicklingException NoLengthYet(Type array) => new($"A '{array}' refers to itself while it is being read, before its length is known.");
}
