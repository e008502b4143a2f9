using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace PickleGen.Codecs;

/// <summary>A Python <c>int</c>, as the unpickler makes it, in the type that a member wants.</summary>
internal static class PythonInt
{
    /// <summary>Bytes of the integers that messages write out: the digits of a long one would take seconds, and be the whole message.</summary>
    private const int LongestShown = 100;

    private const int Bytes128 = 16;

    /// <summary>Reads the next value.</summary>
    public static T Load<T>(ref PickleReader reader, Unpickler unpickler)
        where T : struct, INumberBase<T> => reader.TryReadInt64(out long value) ? Checked<T>(value) : LoadWide<T>(ref reader, unpickler);

    /// <summary>The same of a number that eight bytes do not hold, or of something else.</summary>
    public static T LoadWide<T>(ref PickleReader reader, Unpickler unpickler)
        where T : struct, INumberBase<T>
    {
        if (!reader.TryReadWideLong1(unpickler.Limits.MaxIntegerBytes, out var digits)) return To<T>(unpickler.TakeNumberOrForward(ref reader));
        if (typeof(T) == typeof(BigInteger) || digits.Length > Bytes128 + 1) return Checked<T, BigInteger>(new BigInteger(digits));
        Span<byte> all = stackalloc byte[Bytes128 + 1];
        all.Fill((byte)((sbyte)digits[^1] >> 7));
        digits.CopyTo(all);
        if (all[Bytes128] == 0) return Checked<T, UInt128>(BinaryPrimitives.ReadUInt128LittleEndian(all));
        return (sbyte)all[Bytes128 - 1] < 0 && all[Bytes128] == byte.MaxValue ? Checked<T, Int128>(BinaryPrimitives.ReadInt128LittleEndian(all)) : Checked<T, BigInteger>(new BigInteger(digits));
    }

    /// <summary>Whether <see cref="To{T}"/> takes it for a number, though perhaps for one that does not fit.</summary>
    public static bool IsInt(object? value) => value is int or long or BigInteger or bool or byte or sbyte or short or ushort or uint or ulong or Enum;

    /// <summary>The number; a Python bool is an int.</summary>
    /// <exception cref="UnpicklingException">It is no integer, or does not fit.</exception>
    public static T To<T>(object? value)
        where T : struct, INumberBase<T>
    {
        return value switch
        {
            T already => already,
            int number => Checked<T>(number),
            long number => Checked<T>(number),
            BigInteger number => Checked<T, BigInteger>(number),
            bool truth => truth ? T.One : T.Zero,
            // Elements of an array.array, and of bytes.
            byte number => Checked<T>(number),
            sbyte number => Checked<T>(number),
            short number => Checked<T>(number),
            ushort number => Checked<T>(number),
            uint number => Checked<T>(number),
            ulong number => Checked<T, ulong>(number),
            // Of an annotated class; an IntEnum is an int.
            Enum number => OfEnum<T>(number),
            _ => Convertibles.To<T>(value),
        };
    }

    private static T OfEnum<T>(Enum value)
        where T : struct, INumberBase<T> => Enum.GetUnderlyingType(value.GetType()) == typeof(ulong)
            ? Checked<T, ulong>(Convert.ToUInt64(value, CultureInfo.InvariantCulture))
            : Checked<T>(Convert.ToInt64(value, CultureInfo.InvariantCulture));

    private static T Checked<T>(long value)
        where T : struct, INumberBase<T> => Checked<T, long>(value);

    private static T Checked<T, TFrom>(TFrom value)
        where T : struct, INumberBase<T>
        where TFrom : INumberBase<TFrom>
    {
        try
        {
            return T.CreateChecked(value);
        }
        catch (OverflowException e)
        {
            string shown = value is BigInteger integer && integer.GetByteCount() > LongestShown ? $"An integer of {integer.GetBitLength()} bits" : $"The integer {value}";
            throw new UnpicklingException($"{shown} does not fit into '{typeof(T)}'.", e);
        }
    }
}

/// <summary>A Python <c>float</c>, as the unpickler makes it.</summary>
internal static class PythonFloat
{
    /// <summary>The number; an integer widens.</summary>
    /// <exception cref="UnpicklingException">It is no number, or an integer beyond the range, which is an error in Python too.</exception>
    public static double ToDouble(object? value)
    {
        if (value is double number) return number;
        if (value is float single) return SingleCodec.Widen(single);
        if (value is Half half) return HalfCodec.Widen(half);
        double widened = value is BigInteger integer ? Nearest(integer) : PythonInt.To<double>(value);
        return double.IsFinite(widened) ? widened : throw new UnpicklingException($"An integer of {((BigInteger)value!).GetBitLength()} bits does not fit into '{typeof(double)}'.");
    }

    /// <summary>The nearest number, as Python's <c>float(i)</c> rounds (longobject.c <c>_PyLong_Frexp</c>); infinite beyond the range. .NET's own conversion cuts digits off.</summary>
    public static double Nearest(BigInteger value)
    {
        var magnitude = BigInteger.Abs(value);
        int shift = (int)(magnitude.GetBitLength() - 64);
        if (shift <= 0) return value.Sign * (double)(ulong)magnitude;
        ulong top = (ulong)(magnitude >> shift);
        // Whatever is cut off decides between two that are equally near.
        if (new BigInteger(top) << shift != magnitude) top |= 1;
        return value.Sign * Math.ScaleB(top, shift);
    }

    /// <summary>The exception for a finite number that would become infinite.</summary>
    public static UnpicklingException DoesNotFit(double value, Type type) => new($"The number {value.ToString(CultureInfo.InvariantCulture)} does not fit into '{type}'.");
}
