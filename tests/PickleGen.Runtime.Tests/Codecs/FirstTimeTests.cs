namespace PickleGen.Tests.Codecs;

/// <summary>The first time in a pickle spells its class out, whatever follows: what Python's types cannot hold of it comes back all the same.</summary>
public partial class FirstTimeTests
{
    private static readonly DateTime s_time = new(638_400_000_012_345_677, DateTimeKind.Utc);
    private static readonly DateTimeOffset s_offset = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(-90)).AddTicks(7);
    private static readonly TimeOnly s_hour = new(1234567);
    private static readonly TimeSpan s_span = TimeSpan.FromTicks(-9_876_543_217);

    [Picklable(Module = "times")]
    public sealed partial record Event<T>(T At, int Number, T Again);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void First_time_keeps_its_last_digit_and_kind(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        Everywhere(s_time, static time => (time, time.Kind));
        Everywhere(s_offset, static time => (time, time.Offset));
        Everywhere(s_hour, static time => time);
        Everywhere(s_span, static time => time);

        void Everywhere<T, TShown>(T value, Func<T, TShown> show)
            where T : struct
        {
            Comes(value, show);
            Comes(new Event<T>(value, -5, value), one => (show(one.At), one.Number, show(one.Again)));
            Comes(new[] { value, value }, all => (show(all[0]), show(all[1]), all.Length));
            Comes<List<T?>, (TShown, T?, TShown, int)>([value, null, value], all => (show(all[0]!.Value), all[1], show(all[2]!.Value), all.Count));
            Comes((value, -6), pair => (show(pair.value), pair.Item2));
            Comes(new Dictionary<T, int> { [value] = -7 }, all => (show(all.Keys.Single()), all.Values.Single()));
            Comes(KeyValuePair.Create(-8, value), pair => (pair.Key, show(pair.Value)));
        }

        void Comes<T, TShown>(T value, Func<T, TShown> show)
        {
            byte[] pickle = PickleSerializer.Serialize(value, options);
            Assert.Equal(show(value), show(PickleSerializer.Deserialize<T>(pickle)!));
        }
    }
}
