using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace PickleGen.Tests.Generated;

public sealed partial class KeptCollectionsTests
{
    public static TheoryData<object, object> Existing =>
    new()
    {
        { new List<int> { 9 }, new List<int> { 1, 2 } },
        { new ArrayList { 9 }, new List<int> { 1, 2 } },
        { new LinkedList<int>([9]), new List<int> { 1, 2 } },
        { new Queue<int>([9]), new List<int> { 1, 2 } },
        { new HashSet<int> { 9 }, new List<int> { 1, 2 } },
        { new PickleSet { 9 }, new List<int> { 1, 2 } },
        { new Dictionary<string, int> { ["z"] = 9 }, new Dictionary<string, int> { ["a"] = 1 } },
        { new SortedDictionary<string, int> { ["z"] = 9 }, new Dictionary<string, int> { ["a"] = 1 } },
        { new PickleOrderedDict { ["z"] = 9 }, new Dictionary<string, int> { ["a"] = 1 } },
    };

    [Theory]
    [MemberData(nameof(Existing))]
    public void A_collection_is_populated_as_what_it_is_whatever_type_the_program_has_for_it(object existing, object contents)
    {
        foreach (int protocol in new[] { 0, 2, 4, 5 })
        {
            PickleSerializer.Populate<object>(PickleSerializer.Serialize(contents, contents.GetType(), new PickleOptions { Protocol = protocol }), existing);
            Assert.Equal(((IEnumerable)contents).Cast<object>().Select(static item => $"{item}"), ((IEnumerable)existing).Cast<object>().Select(static item => $"{item}"));
        }
    }

    private sealed class Unknown : Collection<int>;

    [Fact]
    public void What_a_collection_does_not_take_is_told_with_its_place()
    {
        byte[] texts = PickleSerializer.Serialize(new List<string> { "x" });
        var list = new Collection<int> { 1 };
        Assert.StartsWith("Expected 'System.Int32', found 'System.String' \"x\".", Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate<object>(texts, list)).Message, StringComparison.Ordinal);
        var entries = new Hashtable { [1] = 2 };
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate<object>(texts, entries));
        Assert.Single(entries);
        var own = new Unknown();
        Assert.Equal("$", Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate<object>(texts, own)).Path);
    }

    public static TheoryData<object> Unchanging =>
    [
        ImmutableDictionary<string, int>.Empty,
        ImmutableSortedDictionary<string, int>.Empty,
        new ReadOnlyDictionary<string, int>(new Dictionary<string, int>()),
        new Dictionary<string, int> { ["z"] = 9 }.ToFrozenDictionary(),
    ];

    [Theory]
    [MemberData(nameof(Unchanging))]
    public void A_dictionary_that_cannot_be_changed_is_said_to_be_one(object existing)
    {
        byte[] pickle = PickleSerializer.Serialize(new Dictionary<string, int> { ["a"] = 1 });
        Assert.Contains("cannot be populated", Assert.Throws<NotSupportedException>(() => PickleSerializer.Populate(pickle, existing)).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be populated", Assert.Throws<NotSupportedException>(() => PickleSerializer.Populate(pickle, (IReadOnlyDictionary<string, int>)existing)).Message, StringComparison.Ordinal);
    }
}
