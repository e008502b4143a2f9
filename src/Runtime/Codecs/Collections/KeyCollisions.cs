using System.Buffers;

namespace PickleGen.Codecs;

/// <summary>
/// Looks for keys that were chosen to share one place of a hash table, now and then while one is filled: .NET's own hashes of numbers, times,
/// GUIDs, versions, and tuples and pairs of these are known to everybody, and a table of such keys takes time that grows with its square. Texts
/// are hashed with a secret.
/// </summary>
/// <typeparam name="TKey">The keys.</typeparam>
internal struct KeyCollisions<TKey>()
{
    /// <summary>A table that is smaller is filled fast enough, whatever its keys.</summary>
    private const int First = 4096;

    // What a type of the program's own hashes is its business, though it be the same for all values.
    private static readonly bool s_isNets = typeof(TKey) != typeof(string) && !HashedKeys<TKey>.MayBeIncomplete;

    private int _next = First;

    /// <summary>Whether a table of so many keys is looked at.</summary>
    public readonly bool IsDue(int count) => s_isNets && count >= _next;

    /// <summary>Looks at a table.</summary>
    /// <param name="keys">What is in it.</param>
    /// <param name="places">How many places it has.</param>
    /// <param name="comparer">Who says which place a key takes.</param>
    /// <param name="limits">How many may share one.</param>
    /// <exception cref="UnpicklingException">They are more.</exception>
    public void Look(IReadOnlyCollection<TKey> keys, int places, IEqualityComparer<TKey> comparer, UnpicklingLimits limits)
    {
        _next = 2 * keys.Count;
        int[] found = ArrayPool<int>.Shared.Rent(places);
        Array.Clear(found, 0, places);
        try
        {
            foreach (TKey key in keys)
            {
                if (++found[(uint)comparer.GetHashCode(key!) % (uint)places] > limits.MaxKeyCollisions) throw UnpicklingLimits.Exceeded(limits.MaxKeyCollisions);
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(found);
        }
    }
}
