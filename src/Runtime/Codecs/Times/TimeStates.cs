using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>The few bytes in which Python's <c>datetime</c> module pickles a date, a time or both (_datetimemodule.c).</summary>
internal static class TimeStates
{
    public const int DateSize = 4, TimeSize = 6, DateTimeSize = DateSize + TimeSize;

    /// <summary>Room for any of them as SHORT_BINBYTES.</summary>
    public const int StateSize = PickleOps.CountedSize + DateTimeSize;

    /// <summary>A date and time as SHORT_BINBYTES, at <paramref name="p"/>; returns where it ends.</summary>
    public static ref byte Put(ref byte p, DateTime value)
    {
        Write(Start(ref p, DateTimeSize), value);
        return ref Unsafe.Add(ref p, PickleOps.CountedSize + DateTimeSize);
    }

    /// <summary>The same of a date.</summary>
    public static ref byte Put(ref byte p, DateOnly value)
    {
        Write(Start(ref p, DateSize), value);
        return ref Unsafe.Add(ref p, PickleOps.CountedSize + DateSize);
    }

    /// <summary>The same of a time.</summary>
    public static ref byte Put(ref byte p, TimeOnly value)
    {
        WriteTime(Start(ref p, TimeSize), value.Ticks);
        return ref Unsafe.Add(ref p, PickleOps.CountedSize + TimeSize);
    }

    private static Span<byte> Start(ref byte p, byte size) => MemoryMarshal.CreateSpan(ref PickleOps.Counted(ref p, PickleOpcode.ShortBinBytes, size), size);

    /// <summary>Year in two bytes, month, day.</summary>
    public static void Write(Span<byte> state, DateOnly value)
    {
        var (year, month, day) = value;
        BinaryPrimitives.WriteUInt16BigEndian(state, (ushort)year);
        state[2] = (byte)month;
        state[3] = (byte)day;
    }

    /// <summary>Hour, minute, second, microsecond in three bytes.</summary>
    public static void WriteTime(Span<byte> state, long ticksOfDay)
    {
        uint seconds = (uint)((ulong)ticksOfDay / TimeSpan.TicksPerSecond), minutes = seconds / 60, hours = minutes / 60;
        uint microseconds = (uint)((ulong)ticksOfDay / TimeSpan.TicksPerMicrosecond - seconds * 1_000_000UL);
        state[0] = (byte)hours;
        state[1] = (byte)(minutes - hours * 60);
        state[2] = (byte)(seconds - minutes * 60);
        state[3] = (byte)(microseconds >> 16);
        state[4] = (byte)(microseconds >> 8);
        state[5] = (byte)microseconds;
    }

    /// <summary>Date and time.</summary>
    public static void Write(Span<byte> state, DateTime value)
    {
        var (date, time) = value;
        Write(state, date);
        WriteTime(state[DateSize..], time.Ticks);
    }

    /// <summary>A date; false: there is no such day, or a bit that says more than a date.</summary>
    public static bool TryRead(ReadOnlySpan<byte> state, out DateTime date)
    {
        int year = BinaryPrimitives.ReadUInt16BigEndian(state), month = state[2], day = state[3];
        bool exists = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateTime(year, month, day) : default;
        return exists;
    }

    /// <summary>Ticks since midnight; false: no clock shows that, or there is a bit that says more than a time.</summary>
    public static bool TryReadTime(ReadOnlySpan<byte> state, out long ticks)
    {
        int microseconds = state[3] << 16 | state[4] << 8 | state[5];
        ticks = ((state[0] * 60L + state[1]) * 60 + state[2]) * TimeSpan.TicksPerSecond + microseconds * TimeSpan.TicksPerMicrosecond;
        return state[0] < 24 && state[1] < 60 && state[2] < 60 && microseconds < 1_000_000;
    }
}
