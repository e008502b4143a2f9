using System.Text;

namespace PickleGen.Tests.Generated;

/// <summary>Objects without a state: no members, or a pickle that gives none. Whoever waits for them is called all the same.</summary>
public sealed partial class StatelessTests
{
    [Picklable(Module = "stateless")]
    public sealed partial class Signal
    {
        [PickleIgnore]
        public List<string> Calls { get; } = [];

        [OnPickling]
        private void Saving() => Calls.Add("saving");

        [OnPickled]
        private void Saved() => Calls.Add("saved");

        [OnUnpickling]
        private void Loading() => Calls.Add("loading");

        [OnUnpickled]
        private void Loaded() => Calls.Add("loaded");
    }

    [Picklable(Module = "stateless")]
    public sealed partial class Named
    {
        public string? Name { get; set; }

        [PickleIgnore]
        public int Loads { get; private set; }

        [OnUnpickled]
        private void Loaded() => Loads++;
    }

    [Picklable(Module = "stateless")]
    public sealed partial record Optional(int X = 7);

    public static TheoryData<int, bool> Cases => new() { { 0, true }, { 2, true }, { 4, true }, { 5, true }, { 0, false }, { 3, false }, { 5, false } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_object_without_members_is_waited_for(int protocol, bool isTracked)
    {
        var options = new PickleOptions { Protocol = protocol, TrackReferences = isTracked };
        var signal = new Signal();
        object[] pair = PickleSerializer.Deserialize<object[]>(PickleSerializer.Serialize<object[]>([signal, signal], options), options)!;
        Assert.Equal(isTracked, ReferenceEquals(pair[0], pair[1]));
        Assert.Equal(isTracked ? ["saving", "saved"] : ["saving", "saved", "saving", "saved"], signal.Calls);
        Assert.All(pair, loaded => Assert.Equal(["loading", "loaded"], ((Signal)loaded).Calls));

        Assert.Equal(["loading", "loaded"], PickleSerializer.Deserialize<Signal>(PickleSerializer.Serialize(new Signal(), options), options)!.Calls);
        Assert.All(PickleSerializer.Deserialize<List<Signal>>(PickleSerializer.Serialize(new List<Signal> { new(), new() }, options), options)!, loaded => Assert.Equal(["loading", "loaded"], loaded.Calls));
    }

    // cls () NEWOBJ, as CPython writes an object whose __dict__ is empty.
    [Fact]
    public void So_is_one_whose_state_is_not_there()
    {
        byte[] Pickle(string object_) => Encoding.Latin1.GetBytes($"\u0080\u0002]({object_}{object_}e.");
        Assert.All(PickleSerializer.Deserialize<List<Named>>(Pickle("cstateless\nStatelessTests.Named\n)\u0081"))!, named => Assert.Equal((null, 1), (named.Name, named.Loads)));
        Assert.All(PickleSerializer.Deserialize<List<Named>>(Pickle("cstateless\nStatelessTests.Named\n)\u0081}b"))!, named => Assert.Equal((null, 1), (named.Name, named.Loads)));
        Assert.All(PickleSerializer.Deserialize<List<object>>(Pickle("cstateless\nStatelessTests.Named\n)\u0081"))!, named => Assert.Equal(1, ((Named)named).Loads));
    }

    // Each is found at once, not behind all that were built before it.
    [Fact]
    public void Many_objects_that_wait_for_a_state_are_built_at_the_end()
    {
        string many = string.Concat(Enumerable.Repeat("h\0)\u0081", 300_000));
        var loaded = Assert.IsType<List<object>>(PickleSerializer.Deserialize<object>(Encoding.Latin1.GetBytes($"\u0080\u0002cstateless\nStatelessTests.Optional\nq\00]({many}e.")));
        Assert.Equal(300_000, loaded.Count);
        Assert.Equal(new Optional(), loaded[^1]);
    }
}
