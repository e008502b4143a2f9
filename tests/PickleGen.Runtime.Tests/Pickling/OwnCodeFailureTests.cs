namespace PickleGen.Tests.Pickling;

/// <summary>What the program's own code throws while it is saved: the inner exception of one that says where.</summary>
public sealed partial class OwnCodeFailureTests
{
    [Picklable(Module = "failing")]
    public partial class Flat
    {
        public int X { get; set; }
        public string Text { get => X == 13 ? throw new FormatException("thirteen") : field; set; } = "";
    }

    [Picklable(Module = "failing")]
    public partial class Holder
    {
        public List<Flat> Flats { get; set; } = [];
        public Dictionary<string, Flat> Named { get; set; } = [];
        public Holder? Inner { get; set; }
    }

    [Picklable(Module = "failing")]
    public partial class Called
    {
        public int X { get; set; }

        [OnPickling]
        public void Before() => throw new FormatException("thirteen");
    }

    [Picklable(Module = "failing")]
    public partial class Box
    {
        public int X { get; set; }
        public Version? Version { get; set; }
    }

    private sealed class Throwing : IReducerOverride
    {
        public bool Handles(Type type) => type == typeof(Version);

        public bool TryReduce(object value, out ReduceValue reduced) => throw new FormatException("thirteen");
    }

    private static readonly Flat s_bad = new() { X = 13 };

    public static TheoryData<object, string> Values => new()
    {
        { s_bad, "$" },
        { new Holder { Flats = [new(), s_bad] }, "$.Flats[1]" },
        { new Holder { Inner = new Holder { Named = { ["a"] = new(), ["b"] = s_bad } } }, "$.Inner.Named['b']" },
        { new List<object?> { 1, new PickleTuple(2, new List<object?> { s_bad }) }, "$[1][1][0]" },
        { new Called(), "$" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void It_is_told_where(object value, string path)
    {
        var errors = new List<PicklingException>
        {
            Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(value)),
            Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new MemoryStream(), value)),
            Assert.Throws<PicklingException>(() => new Pickler(new MemoryStream()).Dump(value)),
        };
        if (value is Flat flat)
        {
            errors.Add(Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(flat)));
            errors.Add(Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new System.Buffers.ArrayBufferWriter<byte>(), flat)));
            errors.Add(Assert.Throws<PicklingException>(() => PickleSerializer.DeepClone(flat)));
        }
        if (value is Holder holder)
        {
            errors.Add(Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(holder)));
            errors.Add(Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new System.Buffers.ArrayBufferWriter<byte>(), holder)));
            errors.Add(Assert.Throws<PicklingException>(() => new Pickler(new MemoryStream()).Dump(holder)));
            errors.Add(Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(holder, new PickleOptions { Protocol = 0 })));
        }
        Assert.All(errors, error =>
        {
            Assert.StartsWith("thirteen (at $", error.Message, StringComparison.Ordinal);
            Assert.StartsWith(path, error.Path, StringComparison.Ordinal);
            Assert.IsType<FormatException>(error.InnerException);
        });
    }

    private sealed class Unprintable
    {
        public override string ToString() => throw new FormatException("thirteen");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_key_that_has_no_text_hides_no_failure_and_leaves_the_pickler_as_it_was(int protocol)
    {
        var stream = new MemoryStream();
        var options = new PickleOptions { Protocol = protocol, DispatchTable = new DispatchTable().Add<Unprintable>(_ => new ReduceValue(new PickleCallable("m", "f"), [])) };
        var pickler = new Pickler(stream, options);
        var shared = new List<object?> { 1 };
        var error = Assert.Throws<PicklingException>(() => pickler.Dump((object)new PickleDict { ["a"] = shared, [new Unprintable()] = new List<object?> { s_bad } }));
        Assert.StartsWith("thirteen (at $[PickleGen.Tests.Pickling.OwnCodeFailureTests+Unprintable][0]", error.Message, StringComparison.Ordinal);
        pickler.Dump((object)shared);
        Assert.Equal(shared, PickleSerializer.Deserialize(stream.ToArray()));
    }

    [Fact]
    public async Task So_are_those_of_hooks_and_of_what_is_enumerated()
    {
        var options = new PickleOptions { Reducers = [new Throwing()] };
        var error = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize<object>(new List<object> { 1, new Version(1, 2) }, options));
        Assert.Equal("$[1]", error.Path);
        Assert.IsType<FormatException>(error.InnerException);

        static IEnumerable<int> Numbers()
        {
            yield return 1;
            throw new FormatException("thirteen");
        }
        Assert.IsType<FormatException>(Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(Numbers())).InnerException);
        Assert.IsType<FormatException>((await Assert.ThrowsAsync<PicklingException>(async () => await PickleSerializer.SerializeAsync(new MemoryStream(), Numbers()))).InnerException);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void What_a_reduce_gives_for_the_items_is_named_by_the_object_whose_items_they_are(int protocol)
    {
        var make = new PickleCallable("failing", "version");
        foreach (Func<Version, ReduceValue> reduce in (Func<Version, ReduceValue>[])
        [
            _ => new ReduceValue(make, [1L], listItems: Failing<object?>()),
            _ => new ReduceValue(make, [1L], listItems: [], dictItems: Failing<KeyValuePair<object, object?>>()),
        ])
        {
            var options = new PickleOptions { Protocol = protocol, DispatchTable = new DispatchTable().Add(reduce) };
            Assert.Equal("$.Version", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new Box { Version = new Version(1, 2) }, options)).Path);
            Assert.Equal("$[1]", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize<object>(new List<object> { 1, new Version(1, 2) }, options)).Path);
        }

        static IEnumerable<T> Failing<T>()
        {
            yield return default!;
            throw new FormatException("thirteen");
        }
    }

    [Fact]
    public void The_pickler_goes_on_afterwards()
    {
        var stream = new MemoryStream();
        var pickler = new Pickler(stream);
        Assert.Throws<PicklingException>(() => pickler.Dump((object)new List<object?> { "a", s_bad }));
        Assert.Equal(0, stream.Length);
        pickler.Dump((object)"a");
        stream.Position = 0;
        Assert.Equal("a", new Unpickler(stream).Load());
    }
}
