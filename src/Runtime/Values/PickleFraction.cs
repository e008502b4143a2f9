using System.Globalization;
using System.Numerics;

namespace PickleGen;

/// <summary>Python's <c>fractions.Fraction</c>: always in lowest terms, the denominator above 0.</summary>
public sealed class PickleFraction : IEquatable<PickleFraction>
{
    /// <summary>The fraction, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public PickleFraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException("A fraction's denominator cannot be 0.");
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        Denominator = denominator / divisor;
    }

    /// <summary>The numerator, which has the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator, above 0.</summary>
    public BigInteger Denominator { get; }

    /// <inheritdoc/>
    public bool Equals(PickleFraction? other) => other is not null && Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PickleFraction);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>As Python writes it: <c>1/3</c>, and <c>2</c> for a whole number.</summary>
    public override string ToString() => Denominator.IsOne ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>The fraction that a finite double is exactly.</summary>
    internal static PickleFraction FromDouble(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7ff);
        long mantissa = bits & 0xf_ffff_ffff_ffff;
        if (exponent == 0) exponent++;
        else mantissa |= 1L << 52;
        if (bits < 0) mantissa = -mantissa;
        exponent -= 1075;
        return exponent >= 0 ? new(BigInteger.One * mantissa << exponent, 1) : new(mantissa, BigInteger.One << -exponent);
    }
}
