namespace PickleGen.Tests.Serializer;

/// <summary>Classes whose names lie so far behind in the memo that BINGET does not reach them: all of them, and the last of them.</summary>
public sealed partial class FarNamesTests
{
    [Picklable(Module = "far")]
    public sealed partial record First(int Value);

    [Picklable(Module = "far")]
    public sealed partial record Flat
    {
        public int Id { get; init; }
        public string? Name { get; init; }
    }

    [Picklable(Module = "far")]
    public sealed partial record Timed
    {
        public DateTime At { get; init; }
        public Flat? Inner { get; init; }
        public int? Count { get; init; }
        public decimal Price { get; init; }
    }

    [Picklable(Module = "far")]
    public sealed partial record Graph(List<First> Before, List<Flat> Flats, List<Timed> Timed, Flat Again);

    [Theory]
    [InlineData(1)]
    [InlineData(230)]
    [InlineData(235)]
    [InlineData(240)]
    [InlineData(245)]
    [InlineData(250)]
    [InlineData(1000)]
    [InlineData(70_000)]
    public void They_are_read(int before)
    {
        Flat[] flats = [new() { Id = 1, Name = "née" }, new() { Id = -70000 }, new() { Name = new string('x', 300) }];
        Timed[] timed = [new() { At = new(2024, 2, 29), Inner = flats[0], Count = 5, Price = 9.99m }, new(), new() { Inner = flats[2] }];
        var graph = new Graph([.. Enumerable.Range(0, before).Select(static i => new First(i))], [.. flats], [.. timed], flats[1]);

        foreach (bool isTracked in (bool[])[true, false])
        {
            byte[] pickle = PickleSerializer.Serialize(graph, new PickleOptions { TrackReferences = isTracked });
            var read = PickleSerializer.Deserialize<Graph>(pickle)!;
            Assert.Equal(graph.Before, read.Before);
            Assert.Equal(flats, read.Flats);
            Assert.Equal(timed, read.Timed);
            Assert.Equal(isTracked, ReferenceEquals(read.Flats[1], read.Again));
            Assert.Equal(isTracked, ReferenceEquals(read.Flats[2], read.Timed[2].Inner));
        }
    }
}
