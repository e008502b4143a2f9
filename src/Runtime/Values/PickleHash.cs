using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PickleGen;

/// <summary>Python's hashability with .NET's caution: equal keys hash alike, and nobody outside the process can choose keys that collide.</summary>
/// <remarks>CPython leaves numbers unseeded; a pickle of a million multiples of 2^61-1 then takes hours. Here every kind of key is seeded.</remarks>
internal static class PickleHash
{
    private const ulong Unhashable = 1;

    // A text of so many characters may be in many tuples: it is hashed once, as in CPython.
    private const int LongText = 16 * 1024;
    private static readonly ConditionalWeakTable<string, object> s_longTexts = [];
    private static readonly ulong s_left = Seed(), s_right = Seed(), s_text = Seed(), s_other = Seed(), s_integer = Seed(), s_fraction = Seed();

    /// <summary>The hash of a key; false if Python cannot hash it (list, dict, set, bytearray, or a tuple of such).</summary>
    public static bool TryGet(object? key, out ulong hash)
    {
        switch (key)
        {
            case string text:
                hash = OfKey(text);
                return true;
            case int number:
                hash = OfInteger(number);
                return true;
            case null:
                hash = s_other;
                return true;
            case PickleTuple tuple:
                hash = tuple.CachedHash is not 0 and var known ? known : OfTuple(tuple);
                return hash != Unhashable;
            case PickleFrozenSet set:
                hash = set.Hash;
                return true;
            case byte[] bytes:
                hash = OfBytes(bytes);
                return true;
            case List<object?> or PickleDict or PickleSet or PickleByteArray or PickleDeque or PickleArray or PickleSlice:
                hash = Unhashable;
                return false;
        }
        ulong? found = PickleNumber.Canonical(key) is { } number1 ? OfNumber(number1, key) : OfOther(key);
        hash = found ?? Unhashable;
        return found is not null;
    }

    /// <summary>The hash of a text, kept if that is long.</summary>
    public static ulong OfKey(string text) => text.Length < LongText ? OfText(text) : (ulong)s_longTexts.GetValue(text, static text => OfText(text));

    // .NET folds what is longer than 32 bits with nothing secret, so that it is easy to find values which meet.
    private static ulong? OfOther(object key) => PythonLeaves.TryHash(key) is { } hash ? Mix(hash, s_other) : key switch
    {
        Guid guid => OfBytes(guid.ToByteArray()),
        PickleDateTime time => Mix((ulong)time.Value.Ticks, Mix((uint)time.GetHashCode(), s_other)),
        TimeSpan span => Mix((ulong)span.Ticks, s_other),
        PickleTime time => Mix((ulong)time.Value.Ticks, Mix((uint)time.GetHashCode(), s_other)),
        PickleZoneInfo zone => OfKey(zone.Key),
        _ => RecordKeys.CanHash(key) ? Mix((uint)key.GetHashCode(), s_other) : null,
    };

    /// <summary>The hash of a text: sixteen bytes of it at a time.</summary>
    public static ulong OfText(string text)
    {
        ref byte p = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(text.AsSpan()));
        int left = sizeof(char) * text.Length;
        ulong hash = s_text ^ (uint)left;
        for (; left > 2 * sizeof(ulong); left -= 2 * sizeof(ulong), p = ref Unsafe.Add(ref p, 2 * sizeof(ulong))) hash = Mix(hash ^ Word(ref p), Word(ref Unsafe.Add(ref p, sizeof(ulong))));

        // The rest as two words that overlap; of the shortest texts the words are the characters.
        ulong first = 0, last = 0;
        if (left >= sizeof(ulong)) (first, last) = (Word(ref p), Word(ref Unsafe.Add(ref p, left - sizeof(ulong))));
        else if (left >= sizeof(uint)) (first, last) = (Unsafe.ReadUnaligned<uint>(ref p), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref p, left - sizeof(uint))));
        else if (left > 0) first = Unsafe.ReadUnaligned<ushort>(ref p);
        return Mix(Mix(hash ^ first, last), s_other);
    }

    /// <summary>Folds one more item's hash into an ordered combination.</summary>
    public static ulong Mix(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left ^ s_left, right ^ s_right, out ulong low);
        return high ^ low;
    }

    /// <summary>Never one of the two values that mean something else in <see cref="PickleTuple.CachedHash"/>.</summary>
    public static ulong Usable(ulong hash) => hash <= Unhashable ? hash + 2 : hash;

    private static ulong Seed() => MemoryMarshal.Read<ulong>(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    private static ulong Word(ref byte p) => Unsafe.ReadUnaligned<ulong>(ref p);

    private static ulong OfInteger(long value) => Mix((ulong)value, s_integer);

    private static ulong OfNumber(object canonical, object key) => canonical switch
    {
        long value => OfInteger(value),
        BigInteger value => OfBytes(value.ToByteArray()),
        // As in CPython since 3.10: NaN equals nothing but itself, so it must not collide with its like.
        double value when double.IsNaN(value) => Mix((uint)RuntimeHelpers.GetHashCode(key), s_text),
        double value => Mix((ulong)BitConverter.DoubleToInt64Bits(value), s_fraction),
        PickleFraction value => Mix(OfBytes(value.Numerator.ToByteArray()), OfBytes(value.Denominator.ToByteArray())),
        Complex value => Mix((ulong)BitConverter.DoubleToInt64Bits(value.Real + 0.0), (ulong)BitConverter.DoubleToInt64Bits(value.Imaginary)),
        PickleDecimal value => OfDecimal(value),
        _ => Mix((uint)canonical.GetHashCode(), s_other),
    };

    private static ulong OfDecimal(PickleDecimal value)
    {
        KeyWork.Count(value.Digits.Length);
        return Mix((uint)value.GetHashCode(), s_other);
    }

    private static ulong OfBytes(ReadOnlySpan<byte> bytes)
    {
        KeyWork.Count(bytes.Length);
        ulong hash = s_text ^ (uint)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) hash = Mix(hash, MemoryMarshal.Read<ulong>(bytes));
        ulong rest = 0;
        foreach (byte value in bytes) rest = (rest << 8) | value;
        return Mix(hash, rest);
    }

    /// <summary>Hashes the innermost tuples first, with a stack of its own; each tuple keeps its hash, so shared ones count once.</summary>
    private static ulong OfTuple(PickleTuple root)
    {
        var open = new Stack<(PickleTuple Tuple, int Next, ulong Hash)>();
        open.Push((root, 0, s_other));
        while (true)
        {
            var (tuple, next, hash) = open.Pop();
            PickleTuple? inner = null;
            for (; next < tuple.Count && hash != Unhashable; next++)
            {
                object? item = tuple[next];
                if (item is PickleTuple { CachedHash: 0 } unknown)
                {
                    inner = unknown;
                    break;
                }
                hash = TryGet(item, out ulong itemHash) ? Usable(Mix(hash, itemHash)) : Unhashable;
            }
            if (inner is not null)
            {
                open.Push((tuple, next, hash));
                open.Push((inner, 0, s_other));
                continue;
            }
            tuple.CachedHash = hash == Unhashable ? Unhashable : Usable(hash);
            if (PickleKeyTable.MayBeEarly(tuple.AsSpan())) KeyWork.Hashed(tuple);
            if (open.Count == 0) return tuple.CachedHash;
        }
    }
}
