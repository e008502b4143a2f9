using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>
/// What Python's type cannot hold follows the value as <c>BININT n POP</c>, n below 0: every reader skips that, and ours applies it to the
/// value below. Counts of elements, which come before a collection, are never negative.
/// </summary>
internal static class Refinement
{
    private const int KindShift = 4, DigitMask = (1 << KindShift) - 1;

    // Where DateTime has its kind. Of the hour that a clock shows twice, 3 is the local time before the clock is put back; Kind says Local of both.
    private const int KindBit = 62, MaxKind = 3;

    /// <summary>Writes a refinement; nothing for 0.</summary>
    /// <param name="writer">The pickle.</param>
    /// <param name="bits">What the value lacks, from 0 on.</param>
    public static void Save(ref PickleWriter writer, int bits)
    {
        if (bits == 0) return;
        writer.WriteInt(~bits);
        writer.WriteOpcode(PickleOpcode.Pop);
    }

    /// <summary>Room for <see cref="Put"/>.</summary>
    public const int Size = PickleOps.Int32Size;

    /// <summary>The same from protocol 4 on, at <paramref name="p"/>; returns where it ends.</summary>
    public static ref byte Put(ref byte p, int bits) => ref bits == 0 ? ref p : ref PickleOps.Opcode(ref PickleOps.Int32(ref p, ~bits), PickleOpcode.Pop);

    /// <summary>The last digit of 100 ns.</summary>
    public static int OfTicks(long ticks) => (int)(ticks % TimeSpan.TicksPerMicrosecond);

    /// <summary>The last digit of 100 ns and the kind, by which <see cref="DateTime.ToUniversalTime"/> also tells an hour that the clock shows twice.</summary>
    public static int Of(DateTime value) => OfTicks(value.Ticks) | (int)(Unsafe.BitCast<DateTime, ulong>(value) >> KindBit) << KindShift;

    /// <summary>The time with the digit and the kind.</summary>
    public static DateTime Apply(DateTime value, int bits) => Unsafe.BitCast<ulong, DateTime>((ulong)value.AddTicks(Digit(bits)).Ticks | Kind(bits) << KindBit);

    /// <summary>Applies what followed a value on the stack machine's stack.</summary>
    /// <param name="value">The value.</param>
    /// <param name="refinement">The number that was popped, below 0.</param>
    public static object? Apply(object? value, int refinement) => value switch
    {
        DateTime time => Apply(time, ~refinement),
        DateTimeOffset time => time.AddTicks(Digit(~refinement)),
        TimeOnly time => new TimeOnly(time.Ticks + Digit(~refinement)),
        TimeSpan span => new TimeSpan(span.Ticks + Digit(~refinement)),
        PickleTimeDelta span => Refined(span, Digit(~refinement)),
        PickleDict dict => WithComparer(dict, ~refinement),
        PickleSetBase set => WithComparer(set, ~refinement),
        _ => value,
    };

    /// <summary>The digit of 100 ns; 0 where it is none, which could lead beyond the latest time.</summary>
    public static int Digit(int bits) => (bits & DigitMask) is var digit and < (int)TimeSpan.TicksPerMicrosecond ? digit : 0;

    // Down to the microsecond the least TimeSpan is beyond the range.
    private static object Refined(PickleTimeDelta span, int digit)
    {
        var ticks = (Int128)span.Days * TimeSpan.TicksPerDay + span.Seconds * TimeSpan.TicksPerSecond + span.Microseconds * TimeSpan.TicksPerMicrosecond + digit;
        return ticks >= long.MinValue && ticks <= long.MaxValue ? new TimeSpan((long)ticks) : span;
    }

    private static PickleDict WithComparer(PickleDict dict, int comparer)
    {
        dict.Comparer = comparer;
        return dict;
    }

    private static PickleSetBase WithComparer(PickleSetBase set, int comparer)
    {
        set.Comparer = comparer;
        return set;
    }

    private static ulong Kind(int bits) => (bits >> KindShift) is var kind and <= MaxKind ? (ulong)kind : 0;
}
