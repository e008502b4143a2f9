using System.Globalization;
using System.Numerics;

namespace PickleGen;

/// <summary>Python's range. Two ranges are equal if they are written alike; as keys of a <see cref="PickleDict"/>, if they have the same numbers.</summary>
/// <param name="Start">The first number.</param>
/// <param name="Stop">Where it ends; not included.</param>
/// <param name="Step">From one number to the next; never 0.</param>
public sealed record PickleRange(BigInteger Start, BigInteger Stop, BigInteger Step)
{
    /// <summary>From one number to the next; never 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0.</exception>
    public BigInteger Step { get; init; } = Step.IsZero ? throw new ArgumentOutOfRangeException(nameof(Step), "A range's step cannot be 0.") : Step;

    /// <summary>As Python prints it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"range({Start}, {Stop}{(Step.IsOne ? "" : string.Create(CultureInfo.InvariantCulture, $", {Step}"))})");
}
