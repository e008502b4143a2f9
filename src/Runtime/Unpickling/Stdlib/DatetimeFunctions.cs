using System.Numerics;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>The values of <c>datetime</c> and <c>zoneinfo</c>: states of a few bytes (_datetimemodule.c), in Python 2's pickles as text.</summary>
internal static class DatetimeFunctions
{
    private const string Module = "datetime";
    private const int DateBytes = 4, TimeBytes = 6, DatetimeBytes = 10;
    private const int FoldBit = 0x80;

    public static void AddTo(StdlibTable table)
    {
        table.Class(Module, "date", Date);
        table.Class(Module, "time", Time);
        table.Class(Module, "datetime", Datetime);
        table.Class(Module, "timedelta", TimeDelta);
        table.Class(Module, "timezone", TimeZone);
        table.Class("zoneinfo", "ZoneInfo", Zone);
        table.Function("zoneinfo", "ZoneInfo._unpickle", Zone);
    }

    // Below protocol 4 the class is named by itself, and its function asked of it.
    private static PickleZoneInfo Zone(Unpickler unpickler, PickleTuple arguments) => new(arguments.Get<string>(0, "zoneinfo.ZoneInfo"));

    private static object Date(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("date", 1, 3);
        return arguments.Count == 1 && State(arguments, 0, DateBytes) is { } state
            ? new DateOnly(Year(state), state[2], state[3])
            : new DateOnly(arguments.Int32(0, "date"), arguments.Int32(1, "date"), arguments.Int32(2, "date"));
    }

    private static object Time(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("time", 1, 5);
        if (State(arguments, 0, TimeBytes) is not { } state) throw new UnpicklingException("time gets a state that is not 6 bytes.");
        var value = TimeOfDay(state, out bool fold, foldAt: 0);
        object? zone = ZoneOf(arguments);
        return fold || zone is not null ? new PickleTime(value, fold, zone) : value;
    }

    private static object Datetime(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("datetime", 1, 8);
        if (State(arguments, 0, DatetimeBytes) is not { } state) throw new UnpicklingException("datetime gets a state that is not 10 bytes.");
        bool fold = (state[2] & FoldBit) != 0;
        var value = new DateOnly(Year(state), state[2] & ~FoldBit, state[3]).ToDateTime(TimeOfDay(state.AsSpan(DateBytes), out _, foldAt: -1));
        object? zone = ZoneOf(arguments);
        if (!fold && zone is null) return value;
        return !fold && zone is PickleTimeZone { Name: null } fixedZone && AwareTimes.Fits(value, fixedZone.Offset)
            ? new DateTimeOffset(value, fixedZone.Offset)
            : new PickleDateTime(value, fold, zone);
    }

    // tzinfo, as _datetimemodule.c checks it: a time in the place of another's zone would make chains of them, which are hashed and compared to the end.
    private static object? ZoneOf(PickleTuple arguments) => arguments.Count < 2 ? null : arguments[1] switch
    {
        null or PickleTimeZone or PickleZoneInfo or TimeZoneInfo => arguments[1],
        PickleDateTime or PickleTime or PickleTuple or PickleSetBase or PickleFraction or PythonException or PickleSlice or PickleCallable or System.Collections.IEnumerable or IFormattable or IConvertible =>
            throw new UnpicklingException($"A time zone is {PickleRepr.KindOf(arguments[1])}."),
        var own => own,
    };

    private static TimeOnly TimeOfDay(ReadOnlySpan<byte> state, out bool fold, int foldAt)
    {
        fold = foldAt == 0 && (state[0] & FoldBit) != 0;
        int microseconds = state[3] << 16 | state[4] << 8 | state[5];
        if (microseconds > 999_999) throw new UnpicklingException("A time has more than 999,999 microseconds.");
        return new TimeOnly(fold ? state[0] & ~FoldBit : state[0], state[1], state[2]).Add(TimeSpan.FromMicroseconds(microseconds));
    }

    private static object TimeDelta(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("timedelta", 0, 3);
        var total = Part(arguments, 0) * 86_400_000_000 + Part(arguments, 1) * 1_000_000 + Part(arguments, 2);
        if (BigInteger.Abs(total * 10) <= long.MaxValue) return new TimeSpan((long)(total * 10));
        var days = BigInteger.DivRem(total, 86_400_000_000, out var rest);
        if (rest.Sign < 0) (days, rest) = (days - 1, rest + 86_400_000_000);
        if (BigInteger.Abs(days) > 999_999_999) throw new UnpicklingException("A timedelta is longer than 999,999,999 days.");
        return new PickleTimeDelta((int)days, (int)(rest / 1_000_000), (int)(rest % 1_000_000));
    }

    private static BigInteger Part(PickleTuple arguments, int index) => index < arguments.Count ? arguments.Integer(index, "timedelta") : 0;

    private static object TimeZone(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("timezone", 1, 2);
        var offset = arguments.Get<TimeSpan>(0, "timezone");
        if (offset.Duration() >= TimeSpan.FromDays(1)) throw new UnpicklingException("A timezone's offset is a day or more.");
        return new PickleTimeZone(offset, arguments.Count > 1 && arguments[1] is not null ? arguments.Get<string>(1, "timezone") : null);
    }

    private static byte[]? State(PickleTuple arguments, int index, int length) =>
        index < arguments.Count && StdlibArguments.Bytes(arguments[index]) is { } state && state.Length == length ? state : null;

    private static int Year(byte[] state) => state[0] << 8 | state[1];
}
