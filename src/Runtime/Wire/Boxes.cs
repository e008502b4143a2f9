using System.Numerics;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>Numbers as objects, in the narrowest of <c>int</c>, <c>long</c>, <see cref="BigInteger"/>; the small ones are boxed once.</summary>
internal static class Boxes
{
    private const int Lowest = -128;
    private const int Highest = 1023;
    private static readonly object[] s_small = [.. Enumerable.Range(Lowest, Highest - Lowest + 1).Select(value => (object)value)];
    private static readonly object s_true = true;
    private static readonly object s_false = false;

    /// <summary>A boolean.</summary>
    public static object Of(bool value) => value ? s_true : s_false;

    /// <summary>An integer.</summary>
    public static object Of(byte value) => s_small[value - Lowest];

    /// <summary>An integer.</summary>
    public static object Of(int value)
    {
        uint index = (uint)(value - Lowest);
        return index < (uint)s_small.Length ? s_small[index] : value;
    }

    /// <summary>An integer.</summary>
    public static object Of(long value) => value == (int)value ? Of((int)value) : value;

    /// <summary>An integer.</summary>
    public static object Of(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? Of((long)value) : value;

    /// <summary>Gives a struct that lies in an object of its own another value.</summary>
    /// <param name="box">The object: of exactly this type.</param>
    /// <param name="value">The value.</param>
    public static void Overwrite<T>(object box, T value) => Unsafe.As<byte, T>(ref Unsafe.As<StrongBox<byte>>(box).Value) = value;
}
