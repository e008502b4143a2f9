using System.Globalization;
using System.Numerics;

namespace PickleGen.Codecs;

/// <summary>The value that an <see cref="ArgumentOutOfRangeException"/> has: any object, which need not travel. Numbers and text do, of others their text.</summary>
internal static class ActualValues
{
    /// <summary>Whether the value travels itself.</summary>
    public static bool CanTravel(object value) => value is int or bool or string or double or decimal || TypeToName(value) is not null;

    /// <summary>The name of a number's type, where Python's number does not say it; else null.</summary>
    public static string? TypeToName(object value) =>
        value is sbyte or byte or short or ushort or uint or long or ulong or nint or nuint or Int128 or UInt128 or BigInteger or Half or float or char ? value.GetType().FullName : null;

    /// <summary>Its text, the same in every culture.</summary>
    public static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>The number of that type; what was read, where that is none of its numbers.</summary>
    public static object? Typed(object? read, string? type)
    {
        try
        {
            return (type, read) switch
            {
                ("System.Char", string { Length: 1 } text) => text[0],
                ("System.Half", double number) => (Half)number,
                ("System.Single", double number) => (float)number,
                (not null, int number) => Typed(number, type) ?? read,
                (not null, long number) => Typed(number, type) ?? read,
                (not null, BigInteger number) => Typed(number, type) ?? read,
                _ => read,
            };
        }
        catch (OverflowException)
        {
            return read;
        }
    }

    private static object? Typed(BigInteger number, string type) => type switch
    {
        "System.SByte" => (sbyte)number,
        "System.Byte" => (byte)number,
        "System.Int16" => (short)number,
        "System.UInt16" => (ushort)number,
        "System.UInt32" => (uint)number,
        "System.Int64" => (long)number,
        "System.UInt64" => (ulong)number,
        "System.IntPtr" => (nint)number,
        "System.UIntPtr" => (nuint)number,
        "System.Int128" => (Int128)number,
        "System.UInt128" => (UInt128)number,
        "System.Numerics.BigInteger" => number,
        _ => null,
    };
}
