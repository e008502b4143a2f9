namespace PickleGen.Tests.Codecs;

/// <summary>Blocks of structs where nothing but the pickle says what comes: they begin as an object of the struct would.</summary>
public sealed partial class OpenBlockTests
{
    [Picklable(Module = "open")]
    public partial struct Spot
    {
        public int X { get; set; }
    }

    [Picklable(Module = "open")]
    public sealed partial class Holder
    {
        public Spot One { get; set; }
#pragma warning disable PICKLE015 // That tuples are made by the machine is nothing here.
        public object? Value { get; set; }
#pragma warning restore PICKLE015
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(300)]
    public void A_block_in_an_open_place_comes_back_whole(int count)
    {
        for (int protocol = 0; protocol <= 5; protocol++) ComesBackWhole(count, protocol);
    }

    private static void ComesBackWhole(int count, int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        Spot[] spots = [.. Enumerable.Range(1, count).Select(i => new Spot { X = i })];
        int[] expected = [.. Enumerable.Range(1, count)];

        Assert.Equal(expected, Xs(PickleSerializer.Deserialize<object>(PickleSerializer.Serialize<object>(spots, options), options)));
        Assert.Equal(expected, Xs(PickleSerializer.Deserialize<object>(PickleSerializer.Serialize(spots, options), options)));
        Assert.Equal(expected, Xs(PickleSerializer.Deserialize<object>(PickleSerializer.Serialize<object>(spots.ToList(), options), options)));

        var several = PickleSerializer.Deserialize<object[]>(PickleSerializer.Serialize<object[]>([spots, new Spot { X = 7 }, spots], options), options)!;
        Assert.Equal(expected, Xs(several[0]));
        Assert.Equal(7, Assert.IsType<Spot>(several[1]).X);
        Assert.Equal(expected, Xs(several[2]));

        var holder = PickleSerializer.Deserialize<Holder>(PickleSerializer.Serialize(new Holder { One = new() { X = 3 }, Value = spots }, options), options)!;
        Assert.Equal(3, holder.One.X);
        Assert.Equal(expected, Xs(holder.Value));
    }

    private static int[] Xs(object? loaded) => [.. Assert.IsAssignableFrom<System.Collections.IEnumerable>(loaded).Cast<Spot>().Select(spot => spot.X)];
}
