using System.Buffers.Binary;
using System.Globalization;

namespace PickleGen.Tool;

/// <summary>Python's dates and times, whose state is bytes, as ISO has them (_datetimemodule.c <c>datetime_getstate</c>).</summary>
internal static class TimeText
{
    private const int DateSize = 4, TimeSize = 6, DateTimeSize = 10;

    /// <summary>What the call makes; null: it makes something else, or no such time exists.</summary>
    public static string? Of(PickleCallNode call)
    {
        if (call is not { Kind: PickleCallKind.Reduce, Callable: PickleGlobalNode { Module: "datetime", Name: var name }, Arguments.Items: [PickleBytesNode { Value.Span: var state }, ..] }) return null;
        return (name, state.Length) switch
        {
            ("date", DateSize) => Date(state),
            ("time", TimeSize) => Time(state),
            ("datetime", DateTimeSize) when Date(state[..DateSize]) is { } date && Time(state[DateSize..]) is { } time => $"{date}T{time}",
            _ => null,
        };
    }

    // The highest bit of a datetime's month is fold.
    private static string? Date(ReadOnlySpan<byte> state)
    {
        int year = BinaryPrimitives.ReadUInt16BigEndian(state), month = state[2] & 0x7F;
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && state[3] >= 1 && state[3] <= DateTime.DaysInMonth(year, month)
            ? string.Create(CultureInfo.InvariantCulture, $"{year:d4}-{month:d2}-{state[3]:d2}")
            : null;
    }

    // The highest bit of a time's hour likewise.
    private static string? Time(ReadOnlySpan<byte> state)
    {
        int hour = state[0] & 0x7F, microsecond = state[3] << 16 | state[4] << 8 | state[5];
        if (hour > 23 || state[1] > 59 || state[2] > 59 || microsecond > 999_999) return null;
        string time = string.Create(CultureInfo.InvariantCulture, $"{hour:d2}:{state[1]:d2}:{state[2]:d2}");
        return microsecond == 0 ? time : string.Create(CultureInfo.InvariantCulture, $"{time}.{microsecond:d6}");
    }
}
