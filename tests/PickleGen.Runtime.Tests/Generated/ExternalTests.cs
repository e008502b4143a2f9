using System.Collections.Immutable;
using PickleGen;

[assembly: PicklableExternal(typeof(PriorityQueue<Guid, (int, string)>))]
[assembly: PicklableExternal(typeof(ImmutableArray<Version[]>))]
[assembly: PicklableExternal(typeof(ValueTuple<int, List<string>>[]))]

namespace PickleGen.Tests.Generated;

/// <summary>Built-in collections that an assembly declares picklable: they stand in its index, and are no objects without members.</summary>
public class ExternalTests
{
    [Fact]
    public void Collections_that_are_declared_keep_their_elements()
    {
        var queue = new PriorityQueue<Guid, (int, string)>([(Guid.NewGuid(), (2, "b")), (Guid.NewGuid(), (1, "a"))]);
        Assert.Equal(queue.Peek(), Copy(queue).Peek());
        ImmutableArray<Version[]> versions = [[new Version(1, 2)]];
        Assert.Equal(new Version(1, 2), Copy(versions)[0][0]);
        Assert.Equal("x", Copy<(int, List<string>)[]>([(1, ["x"])])[0].Item2[0]);
    }

    [Fact]
    public void They_are_in_the_index_where_nothing_can_be_composed()
    {
        // The assembly's own: private types have theirs nested in their codecs.
        var index = PickleGen.Codecs.PickleTypeIndex.Registered.Single(static index => index.GetType() is { IsNested: false } type && type.Assembly == typeof(ExternalTests).Assembly);
        Type[] declared = [typeof(PriorityQueue<Guid, (int, string)>), typeof(ImmutableArray<Version[]>), typeof((int, List<string>)[])];
        Assert.All(declared, type => Assert.Equal(type, index.Find(type)?.Type));
    }

    private static T Copy<T>(T value) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value))!;
}
