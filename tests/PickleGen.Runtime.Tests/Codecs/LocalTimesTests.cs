using System.Runtime.CompilerServices;

namespace PickleGen.Tests.Codecs;

/// <summary>A clock that is put back shows an hour twice: of a local time in it .NET knows which one is meant, which neither its ticks nor its kind say.</summary>
public partial class LocalTimesTests
{
    // As ToLocalTime makes it of an instant before the clock is put back, whatever zone this machine is in.
    private static readonly DateTime s_before = Unsafe.BitCast<ulong, DateTime>((ulong)new DateTime(2024, 11, 3, 1, 30, 0).AddTicks(1234567).Ticks | 3UL << 62);

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void The_first_of_two_hours_stays_the_first(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        Assert.Equal(DateTimeKind.Local, s_before.Kind);
        AssertSame(s_before, Copy(s_before));
        AssertSame(s_before, (DateTime)Copy<object>(s_before)!);
        AssertSame(s_before, Copy<DateTime?>(s_before)!.Value);
        AssertSame(s_before, Copy<DateTime[]>([s_before])![0]);
        AssertSame(s_before, Copy(new Meeting { Start = s_before })!.Start);
        AssertSame(s_before, Copy(new Slot(1, s_before)).Start);

        T? Copy<T>(T value) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, options));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Other_times_of_each_kind_stay_what_they_are(int protocol)
    {
        foreach (var kind in Enum.GetValues<DateTimeKind>())
        {
            foreach (long ticks in new[] { DateTime.MinValue.Ticks, s_before.Ticks, DateTime.MaxValue.Ticks })
            {
                var time = new DateTime(ticks, kind);
                AssertSame(time, PickleSerializer.Deserialize<DateTime>(PickleSerializer.Serialize(time, new PickleOptions { Protocol = protocol })));
            }
        }
    }

    private static void AssertSame(DateTime expected, DateTime actual) => Assert.Equal(Unsafe.BitCast<DateTime, ulong>(expected), Unsafe.BitCast<DateTime, ulong>(actual));

    [Picklable]
    public sealed partial class Meeting
    {
        public DateTime Start { get; set; }
    }

    [Picklable(Layout = PickleLayout.Positional)]
    public readonly partial record struct Slot(int Room, DateTime Start);
}
