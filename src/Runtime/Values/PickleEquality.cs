namespace PickleGen;

/// <summary>Python's <c>==</c> for loaded values: identity first, then content. A loop, so no value is too deep for it.</summary>
/// <remarks>
/// Two structures that share their parts so much that written out they would be endless, or that really are endless, are compared by
/// assumption: a pair met again counts as equal, which is wrong only if a difference shows elsewhere, and then the answer is no anyway.
/// </remarks>
internal sealed class PickleEquality
{
    /// <summary>Steps before pairs are remembered: what is smaller is cheaper to walk twice.</summary>
    private const int StepsBeforeMemory = 1000;

    /// <summary>A pair takes as long as so many bytes, one that is remembered longer, and one that is looked up by its hash longest.</summary>
    private const int WorkOfPair = 16, WorkOfMemory = 64, WorkOfLookup = 128;

    /// <summary>Sets of sets of sets: each level looks a key up in the other, and that is a comparison within a comparison.</summary>
    private const int MaxLookups = 100;

    private readonly Stack<(object? Left, object? Right)> _open = new();
    private Dictionary<object, object>? _same;
    private int _steps;
    private int _lookups;
    private long _work;

    /// <summary>Whether Python's <c>left == right</c>, or they are the same object.</summary>
    public static bool AreEqual(object? left, object? right) => AreEqual(left, right, within: null);

    /// <summary>The same, within another comparison, whose assumptions and bounds hold on.</summary>
    /// <exception cref="UnpicklingException">Sets and dictionaries as keys of each other, more than 100 deep.</exception>
    public static bool AreEqual(object? left, object? right, PickleEquality? within)
    {
        if (ReferenceEquals(left, right)) return true;
        if (left is null || right is null) return false;
        if (left is string text) return right is string other && TextsEqual(text, other);
        return IsComposite(left) ? (within ?? new PickleEquality()).Compare(left, right) : LeavesEqual(left, right);
    }

    private static bool IsComposite(object value) => value is PickleTuple or List<object?> or PickleDict or PickleSetBase or PickleDeque or PickleSlice;

    private static bool LeavesEqual(object left, object right) => left switch
    {
        int a when right is int b => a == b,
        byte[] a => BytesEqual(a, right),
        PickleByteArray a => BytesEqual(a.AsSpan(), right),
        _ => left.Equals(right) ? left is not (double or float or Half) || !double.IsNaN(Convert.ToDouble(left, null)) : PickleNumber.AreEqual(left, right) || PythonLeaves.AreEqual(left, right),
    };

    /// <summary>Whether two texts are equal.</summary>
    internal static bool TextsEqual(string left, string right)
    {
        if (ReferenceEquals(left, right)) return true;
        if (left.Length != right.Length) return false;
        KeyWork.Count(left.Length);
        return left == right;
    }

    private static bool BytesEqual(ReadOnlySpan<byte> left, object right) => right switch
    {
        byte[] bytes => BytesEqual(left, bytes),
        PickleByteArray bytes => BytesEqual(left, bytes.AsSpan()),
        _ => false,
    };

    private static bool BytesEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length) return false;
        KeyWork.Count(left.Length);
        return left.SequenceEqual(right);
    }

    private bool Compare(object left, object right)
    {
        if (++_lookups > MaxLookups) throw new UnpicklingException($"Sets or dictionaries are nested in each other's keys more than {MaxLookups} deep: too deep to compare.");
        int floor = _open.Count;
        _open.Push((left, right));
        bool equal = true;
        while (equal && _open.Count > floor)
        {
            (object? a, object? b) = _open.Pop();
            if (ReferenceEquals(a, b)) continue;
            if (a is null || b is null) equal = false;
            else if (!IsComposite(a)) equal = LeavesEqual(a, b);
            else if (!Assume(a, b)) equal = Expand(a, b);
        }
        if (!equal)
        {
            while (_open.Count > floor) _open.Pop();
            _same?.Clear();
        }
        _lookups--;
        return equal;
    }

    private bool Expand(object left, object right) => left switch
    {
        PickleTuple a => right is PickleTuple b && !HashesDiffer(a, b) && Push(a.AsSpan(), b.AsSpan()),
        List<object?> a => right is List<object?> b && Push(
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(a), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(b)),
        PickleOrderedDict a when right is PickleOrderedDict b => a.Count == b.Count && Work(a.Count * WorkOfPair) && ExpandInOrder(a, b),
        PickleDict a => right is PickleDict b && a.Count == b.Count && Work(a.Count * WorkOfLookup) && ExpandByKey(a, b),
        PickleSetBase a => right is PickleSetBase b && a.Count == b.Count && Work(a.Count * WorkOfLookup) && a.IsSubsetOf(b, this),
        PickleDeque a => right is PickleDeque b && Push(a.ToArray(), b.ToArray()),
        PickleSlice a => right is PickleSlice b && Push([a.Start, a.Stop, a.Step], [b.Start, b.Stop, b.Step]),
        _ => false,
    };

    private static bool HashesDiffer(PickleTuple left, PickleTuple right) =>
        left.CachedHash > 1 && right.CachedHash > 1 && left.CachedHash != right.CachedHash;

    private bool Push(ReadOnlySpan<object?> left, ReadOnlySpan<object?> right)
    {
        if (left.Length != right.Length) return false;
        Work(left.Length * WorkOfPair);
        for (int i = left.Length - 1; i >= 0; i--) _open.Push((left[i], right[i]));
        return true;
    }

    private bool Work(long size)
    {
        _work += size;
        if (_work < KeyWork.Little) return true;
        KeyWork.Count(_work);
        _work = 0;
        return true;
    }

    private bool ExpandByKey(PickleDict left, PickleDict right)
    {
        foreach (var (key, value) in left)
        {
            if (!right.TryGetValue(key, out object? other, this)) return false;
            _open.Push((value, other));
        }
        return true;
    }

    private bool ExpandInOrder(PickleDict left, PickleDict right)
    {
        using var others = right.GetEnumerator();
        foreach (var (key, value) in left)
        {
            others.MoveNext();
            _open.Push((value, others.Current.Value));
            _open.Push((key, others.Current.Key));
        }
        return true;
    }

    /// <summary>Whether the pair is assumed equal already; if not, it is from now on. Union-find keeps this near linear in the number of objects.</summary>
    private bool Assume(object left, object right)
    {
        if (++_steps < StepsBeforeMemory) return false;
        Work(WorkOfMemory);
        _same ??= new Dictionary<object, object>(ReferenceEqualityComparer.Instance);
        object a = Find(left), b = Find(right);
        if (ReferenceEquals(a, b)) return true;
        _same[a] = b;
        return false;
    }

    private object Find(object value)
    {
        while (_same!.TryGetValue(value, out object? parent))
        {
            if (_same.TryGetValue(parent, out object? grandparent)) _same[value] = grandparent;
            value = parent;
        }
        return value;
    }
}
