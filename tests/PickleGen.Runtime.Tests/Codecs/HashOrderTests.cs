using System.Collections.Immutable;

namespace PickleGen.Tests.Codecs;

/// <summary>Hash tables that promise no order are written by their keys: texts by their UTF-16 code units, numbers as numbers.</summary>
public class HashOrderTests
{
    private static readonly string[] s_beginnings = ["", "key ", "key\0", "a long beginning that many have in common ", "日本", "\ud83d\ude00"];

    private static readonly char[] s_characters = ['\0', 'a', 'b', 'z', 'é', '語', '\ud83d', '\ude00', '\uffff'];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Texts(int count)
    {
        var random = new Random(count);
        foreach (string beginning in s_beginnings)
        {
            var keys = new HashSet<string>(StringComparer.Ordinal);
            while (keys.Count < count) keys.Add(beginning + new string(random.GetItems(s_characters, random.Next(8))));
            Assert.Equal(keys.Order(StringComparer.Ordinal), KeysOf(keys.ToImmutableDictionary(static key => key, static key => key.Length)));
            Assert.Equal(keys.Order(StringComparer.Ordinal), ItemsOf(keys.ToImmutableHashSet()));
        }
    }

    [Fact]
    public void None_comes_before_all_texts() => Assert.Equal([null, "", "\0", "a"], ItemsOf(ImmutableHashSet.Create<string?>("a", "\0", null, "")));

    [Fact]
    public void Numbers()
    {
        int[] numbers = [5, -1, int.MaxValue, 0, int.MinValue];
        Assert.Equal(numbers.Order().Cast<object?>(), KeysOf(numbers.ToImmutableDictionary(static key => key, static key => -key)));
        double[] floats = [2.5, double.NaN, double.NegativeInfinity, 0.0];
        Assert.Equal(floats.Order().Cast<object?>(), ItemsOf(floats.ToImmutableHashSet()));
        var values = PickleSerializer.DeepClone(numbers.ToImmutableDictionary(static key => key, static key => (long)key + 1));
        Assert.All(values, static entry => Assert.Equal((long)entry.Key + 1, entry.Value));
    }

    private static IEnumerable<object?> KeysOf<TKey, TValue>(ImmutableDictionary<TKey, TValue> value)
        where TKey : notnull => Assert.IsType<PickleDict>(PickleSerializer.Deserialize(PickleSerializer.Serialize(value))).Keys;

    private static IEnumerable<object?> ItemsOf<T>(ImmutableHashSet<T> value) => Assert.IsAssignableFrom<IEnumerable<object?>>(PickleSerializer.Deserialize(PickleSerializer.Serialize(value)));
}
