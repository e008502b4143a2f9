using System.Globalization;
using PickleGen.Codecs;
using static PickleGen.Tests.Serializer.WholePickles;

namespace PickleGen.Tests.Serializer;

/// <summary>
/// Pickles of one number, text, time, GUID or decimal are saved and loaded without a pickler. Each case is compared with
/// <see cref="Pickler"/> and <see cref="Unpickler"/>, which do not take that way, and with Python.
/// </summary>
public sealed class ValuePickleTests
{
    private static readonly string[] s_texts =
        ["", "x", "Ada Lovelace", "née", "日本語", "\ud800 alone", new('y', 84), new('é', 86), new('z', 255), new('語', 255), new('z', 256), new('w', 5000)];

    private static readonly DateTime s_time = new DateTime(2024, 2, 29, 12, 34, 56, 789, DateTimeKind.Utc).AddTicks(1);

    private static readonly Guid s_key = new("ffeeddcc-bbaa-9988-7766-554433221100");

    [Fact]
    public void They_are_the_bytes_that_a_pickler_writes_and_come_back()
    {
        AssertWhole([0, 1, 255, 256, 65535, 65536, -1, int.MinValue, int.MaxValue]);
        AssertWhole([0L, 1L << 31, 1L << 40, long.MinValue, long.MaxValue]);
        AssertWhole([0UL, ulong.MaxValue]);
        AssertWhole([0U, uint.MaxValue]);
        AssertWhole<short>([0, short.MinValue]);
        AssertWhole<ushort>([0, ushort.MaxValue]);
        AssertWhole<byte>([0, byte.MaxValue]);
        AssertWhole<sbyte>([0, sbyte.MinValue]);
        AssertWhole([true, false]);
        AssertWhole([0.0, 1.5, double.NegativeInfinity, double.Epsilon]);
        AssertWhole([0f, 1.5f, float.PositiveInfinity, float.Epsilon]);
        AssertWhole(s_texts);
        AssertWhole<string?>([null]);
        AssertWhole([Guid.Empty, s_key]);
        AssertWhole([0m, 0.000m, -9.99m, decimal.MaxValue, decimal.MinValue, new decimal(1, 0, 0, true, 28)]);
        AssertWhole([DateTime.MinValue, DateTime.MaxValue, s_time, s_time.ToLocalTime()]);
        AssertWhole([default, new DateTimeOffset(s_time.Ticks, TimeSpan.FromMinutes(-210)), DateTimeOffset.MaxValue]);
        AssertWhole([DateOnly.MinValue, DateOnly.MaxValue]);
        AssertWhole([TimeOnly.MinValue, TimeOnly.MaxValue]);
        AssertWhole([TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromTicks(-1)]);
        Assert.Equal(long.MinValue, BitConverter.DoubleToInt64Bits(PickleSerializer.DeepClone(-0.0)));
        Assert.Equal(s_time.Kind, PickleSerializer.DeepClone(s_time).Kind);

        static void AssertWhole<T>(T[] values)
        {
            Assert.NotNull(PickleTypeInfoOf<T>.Root.Whole);
            foreach (T value in values)
            {
                AssertSame(value);
                byte[] pickle = [.. PickleSerializer.Serialize(value), 1, 2, 3];
                Assert.Equal(value, PickleSerializer.Deserialize<T>(pickle, out int consumed));
                Assert.Equal(pickle.Length - 3, consumed);
            }
        }
    }

    [Fact]
    public void No_other_value_comes_of_one_byte()
    {
        AssertAgree(300, static value => value.ToString(CultureInfo.InvariantCulture));
        AssertAgree(-5_000_000_000L, static value => value.ToString(CultureInfo.InvariantCulture));
        AssertAgree(1UL << 63, static value => value.ToString(CultureInfo.InvariantCulture));
        AssertAgree((byte)200, static value => value.ToString(CultureInfo.InvariantCulture));
        AssertAgree(true, static value => value.ToString());
        AssertAgree(1.5, static value => BitConverter.DoubleToInt64Bits(value).ToString(CultureInfo.InvariantCulture));
        AssertAgree(1.5f, static value => BitConverter.SingleToInt32Bits(value).ToString(CultureInfo.InvariantCulture));
        AssertAgree("née", static value => value);
        AssertAgree(s_key, static value => value.ToString());
        AssertAgree(-9.99m, static value => value.ToString(CultureInfo.InvariantCulture));
        AssertAgree(s_time, static value => $"{value.Ticks} {value.Kind}");
        AssertAgree(new DateTimeOffset(s_time.Ticks, TimeSpan.FromMinutes(-210)), static value => $"{value.Ticks} {value.Offset}");
        AssertAgree(new DateOnly(2024, 2, 29), static value => value.ToString("O", CultureInfo.InvariantCulture));
        AssertAgree(new TimeOnly(23, 59, 59, 999, 999), static value => value.Ticks.ToString(CultureInfo.InvariantCulture));
        AssertAgree(TimeSpan.FromTicks(-1), static value => value.Ticks.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_pickle_that_ends_early_is_refused()
    {
        AssertRefused(300);
        AssertRefused("née");
        AssertRefused(s_key);
        AssertRefused(s_time);

        static void AssertRefused<T>(T value)
        {
            byte[] pickle = PickleSerializer.Serialize(value);
            for (int length = 0; length < pickle.Length; length++)
            {
                byte[] start = pickle[..length];
                var whole = Assert.ThrowsAny<PickleException>(() => PickleSerializer.Deserialize<T>(start));
                var guided = Assert.ThrowsAny<PickleException>(() => new Unpickler(start).Load<T>());
                Assert.Equal((guided.Message, guided.Path, guided.Offset), (whole.Message, whole.Path, whole.Offset));
            }
        }
    }

    [Fact]
    public void What_the_options_ask_for_is_done()
    {
        foreach (int protocol in (int[])[0, 1, 2, 3, 4]) AssertOptions(new() { Protocol = protocol });
        AssertOptions(new() { TrackReferences = false });
        AssertOptions(new() { DispatchTable = new() });
        AssertOptions(new() { Closures = ClosurePolicy.None.SignedWith(new byte[] { 1, 2, 3 }) });

        var hooked = new PickleOptions { Reducers = [new Keys()] };
        Assert.Equal(ByPickler(s_key, hooked), PickleSerializer.Serialize(s_key, hooked));
        Assert.Contains("renamed", System.Text.Encoding.ASCII.GetString(PickleSerializer.Serialize(s_key, hooked)));

        byte[] text = PickleSerializer.Serialize("Ada Lovelace"), closed = PickleSerializer.Serialize(s_key);
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<string>(text, new PickleOptions { Limits = new() { MaxStringBytes = 11 } }));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<string>(text, new PickleOptions { Limits = new() { MaxInputBytes = text.Length - 1 } }));
        Assert.Equal(s_key, PickleSerializer.Deserialize<Guid>(closed, new PickleOptions { Classes = new ClassRegistry { OnlyAdded = true } }));

        static void AssertOptions(PickleOptions options)
        {
            AssertOption("Ada", options);
            AssertOption(70000, options);
            AssertOption(s_key, options);
            AssertOption(s_time, options);
        }

        static void AssertOption<T>(T value, PickleOptions options)
        {
            byte[] pickle = ByPickler(value, options);
            Assert.Equal(pickle, PickleSerializer.Serialize(value, options));
            Assert.Equal(value, PickleSerializer.Deserialize<T>(pickle, options));
        }
    }

    /// <summary>Python's time zones are exact to the microsecond.</summary>
    [Fact]
    public void An_offset_of_seconds_is_refused_by_its_name()
    {
        byte[] pickle = PickleSerializer.Serialize(new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromSeconds(1800)));
        int at = pickle.AsSpan().IndexOf((ReadOnlySpan<byte>)[(byte)PickleOpcode.BinInt2, 1800 & 0xFF, 1800 >> 8]);
        pickle[at + 1] += 30;
        var refused = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<DateTimeOffset>(pickle));
        Assert.Equal("The datetime 2024-02-29T12:00:00 with the offset 00:30:30 does not fit into 'System.DateTimeOffset'. (at $, byte 94)", refused.Message);
    }

    // Up to 15 fits into the bits, and could lead beyond the latest time.
    [Fact]
    public void A_digit_that_is_none_adds_nothing()
    {
        AssertDigit(DateTime.MaxValue, static value => value.Ticks);
        AssertDigit(TimeOnly.MaxValue, static value => value.Ticks);
        AssertDigit(DateTimeOffset.MaxValue, static value => value.Ticks);
        AssertDigit(TimeSpan.FromTicks(9), static value => value.Ticks);

        static void AssertDigit<T>(T value, Func<T, long> ticks)
        {
            byte[] pickle = PickleSerializer.Serialize(value);
            int at = pickle.AsSpan().IndexOf((ReadOnlySpan<byte>)[(byte)PickleOpcode.BinInt, unchecked((byte)~9), 255, 255, 255]);
            pickle[at + 1] = unchecked((byte)~15);
            foreach (T? read in (T?[])[PickleSerializer.Deserialize<T>(pickle), new Unpickler(pickle).Load<T>(), PickleSerializer.Deserialize<T[]>(InList(pickle))![0], (T?)new Unpickler(pickle).Load()])
            {
                Assert.Equal(ticks(value) - 9, ticks(read!));
            }
        }

        static byte[] InList(byte[] pickle) => [.. pickle[..2], (byte)PickleOpcode.EmptyList, .. pickle[2..^1], (byte)PickleOpcode.Append, (byte)PickleOpcode.Stop];
    }

    private sealed class Keys : IReducerOverride
    {
        public bool Handles(Type type) => type == typeof(Guid);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = ReduceValue.Global("flat.renamed");
            return true;
        }
    }
}
