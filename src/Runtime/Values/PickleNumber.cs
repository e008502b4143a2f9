using System.Numerics;

namespace PickleGen;

/// <summary>Python's one world of numbers: values that compare equal have one canonical form, whatever .NET types hold them.</summary>
internal static class PickleNumber
{
    private const int LargestDecimal = 400;

    /// <summary>
    /// <c>long</c>; <see cref="BigInteger"/> outside its range; <c>double</c> if not whole; <see cref="PickleFraction"/> if not exactly a
    /// double; <see cref="PickleDecimal"/> where writing the number out would be absurd; <see cref="Complex"/> if not real; null: not a number.
    /// </summary>
    public static object? Canonical(object value) => value switch
    {
        int number => (long)number,
        long => value,
        bool flag => flag ? 1L : 0L,
        double number => OfDouble(number),
        BigInteger number => OfInteger(number),
        float number => OfDouble(number),
        Half number => OfDouble((double)number),
        byte number => (long)number,
        sbyte number => (long)number,
        short number => (long)number,
        ushort number => (long)number,
        uint number => (long)number,
        ulong number => OfInteger(number),
        Int128 number => OfInteger(number),
        UInt128 number => OfInteger(number),
        Complex number => number.Imaginary == 0 ? OfDouble(number.Real) : number,
        decimal number => OfDecimal(new PickleDecimal(number)),
        PickleFraction number => OfRatio(number),
        PickleDecimal number => OfDecimal(number),
        _ => null,
    };

    /// <summary>Whether two numbers are equal; false as well if one is none.</summary>
    public static bool AreEqual(object left, object right) =>
        Canonical(left) is { } a && Canonical(right) is { } b && (a, b) switch
        {
            (long x, long y) => x == y,
            (double x, double y) => x == y,
            (Complex x, Complex y) => x.Real == y.Real && x.Imaginary == y.Imaginary,
            _ => a.Equals(b),
        };

    private static object OfInteger(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;

    private static object OfDouble(double value)
    {
        if (value != Math.Truncate(value) || !double.IsFinite(value)) return value;
        return value is >= -9.2233720368547758E18 and < 9.2233720368547758E18 ? (object)(long)value : new BigInteger(value);
    }

    private static object OfRatio(PickleFraction value)
    {
        if (value.Denominator.IsOne) return OfInteger(value.Numerator);
        if (!value.Denominator.IsPowerOfTwo) return value;
        double nearest = Math.ScaleB((double)value.Numerator, -(int)Math.Min(value.Denominator.GetBitLength() - 1, 10_000));
        return double.IsFinite(nearest) && PickleFraction.FromDouble(nearest).Equals(value) ? nearest : value;
    }

    private static object OfDecimal(PickleDecimal value)
    {
        if (value.IsNaN) return double.NaN;
        if (value.IsInfinity) return value.IsNegative ? double.NegativeInfinity : double.PositiveInfinity;
        if (value.Digits == "0") return 0L;
        if (value.Digits.Length > LargestDecimal || Math.Abs(value.Exponent) > LargestDecimal) return value;
        var coefficient = BigInteger.Parse(value.Digits, System.Globalization.CultureInfo.InvariantCulture);
        if (value.IsNegative) coefficient = -coefficient;
        return value.Exponent >= 0
            ? OfInteger(coefficient * BigInteger.Pow(10, (int)value.Exponent))
            : OfRatio(new PickleFraction(coefficient, BigInteger.Pow(10, (int)-value.Exponent)));
    }
}
