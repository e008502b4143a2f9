using System.Collections;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Collections.Specialized;

namespace PickleGen.Tests.Codecs;

/// <summary>Comparers inside collections that do not show them, and inside collections of collections: kept where they are well known, else refused.</summary>
public sealed partial class ComparerTests
{
    private static readonly StringComparer s_ignoringCase = StringComparer.OrdinalIgnoreCase;

    [Picklable(Module = "comparers")]
    public sealed partial class Holder<T>
    {
        public T? Value { get; set; }
    }

    [Picklable(Module = "comparers")]
    public sealed partial class Collections
    {
        public Hashtable? Table { get; set; }
        public SortedList? Sorted { get; set; }
        public ReadOnlyDictionary<string, int>? Wrapped { get; set; }
        public IDictionary<string, int>? Interface { get; set; }
        public IReadOnlyDictionary<string, int>? ReadOnly { get; set; }
        public IDictionary? Untyped { get; set; }
        public ILookup<string, string>? Lookup { get; set; }
        public NameValueCollection? Names { get; set; }
        public IImmutableSet<string>? Immutable { get; set; }
        public IReadOnlySet<string>? Set { get; set; }
        public ReadOnlySet<string>? WrappedSet { get; set; }
        public List<HashSet<string>>? Deep { get; set; }
        public Dictionary<string, Dictionary<string, int>>[]? Deeper { get; set; }
        public (Hashtable, SortedSet<string>)? Pair { get; set; }
    }

    private static Dictionary<string, int> Source => new(s_ignoringCase) { ["a"] = 1 };

    public static TheoryData<string, Collections, Func<Collections, bool>> Kept => new()
    {
        { "Hashtable", new() { Table = new(s_ignoringCase) { ["a"] = 1 } }, static back => back.Table!.ContainsKey("A") },
        { "SortedList of anything", new() { Sorted = new(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 } }, static back => back.Sorted!.ContainsKey("A") },
        { "SortedList of invariant order", new() { Sorted = new(Comparer.DefaultInvariant) { ["a"] = 1, ["B"] = 2, [""] = 3 } }, static back => back.Sorted!.GetKeyList().Cast<string>().SequenceEqual(["", "a", "B"]) },
        { "SortedList as IDictionary", new() { Untyped = new SortedList(s_ignoringCase) { ["a"] = 1 } }, static back => back.Untyped!.Contains("A") },
        { "ReadOnlyDictionary", new() { Wrapped = new(Source) }, static back => back.Wrapped!.ContainsKey("A") },
        { "ReadOnlyDictionary of a sorted one", new() { Wrapped = new(new SortedDictionary<string, int>(Source, s_ignoringCase)) }, static back => back.Wrapped!.ContainsKey("A") },
        { "SortedList as an interface", new() { Interface = new SortedList<string, int>(Source, s_ignoringCase) }, static back => back.Interface!.ContainsKey("A") },
        { "wrapper of a wrapper", new() { ReadOnly = new ReadOnlyDictionary<string, int>(new ReadOnlyDictionary<string, int>(Source)) }, static back => back.ReadOnly!.ContainsKey("A") },
        { "Hashtable as IDictionary", new() { Untyped = new Hashtable(s_ignoringCase) { ["a"] = 1 } }, static back => back.Untyped!.Contains("A") },
        { "Dictionary as IDictionary", new() { Untyped = Source }, static back => back.Untyped!.Contains("A") },
        { "ILookup", new() { Lookup = new[] { "a", "A" }.ToLookup(static text => text, s_ignoringCase) }, static back => back.Lookup!["A"].SequenceEqual(["a", "A"]) },
        { "NameValueCollection", new() { Names = new(StringComparer.Ordinal) { { "a", "1" }, { "A", "2" } } }, static back => back.Names!["a"] == "1" },
        { "NameValueCollection of its own", new() { Names = new() { { "a", "1" } } }, static back => back.Names!["A"] == "1" },
        { "IImmutableSet", new() { Immutable = ImmutableSortedSet.Create<string>(s_ignoringCase, "a") }, static back => back.Immutable!.Contains("A") },
        { "ReadOnlySet", new() { Set = new ReadOnlySet<string>(new HashSet<string>(s_ignoringCase) { "a" }) }, static back => back.Set!.Contains("A") },
        { "ReadOnlySet of its own type", new() { WrappedSet = new(new HashSet<string>(s_ignoringCase) { "a" }) }, static back => back.WrappedSet!.Contains("A") },
        { "list of sets", new() { Deep = [new(s_ignoringCase) { "a" }] }, static back => back.Deep![0].Contains("A") },
        { "array of dictionaries of dictionaries", new() { Deeper = [new() { ["x"] = Source }] }, static back => back.Deeper![0]["x"].ContainsKey("A") },
        { "tuple", new() { Pair = (new(s_ignoringCase) { ["a"] = 1 }, new(s_ignoringCase) { "a" }) }, static back => back.Pair!.Value.Item1.ContainsKey("A") && back.Pair.Value.Item2.Contains("A") },
    };

    public static TheoryData<string, Collections> Refused => new()
    {
        { "Table", new() { Table = new(new Odd()) } },
        { "Sorted", new() { Sorted = new(CaseInsensitiveComparer.DefaultInvariant) } },
        { "Wrapped", new() { Wrapped = new(new Dictionary<string, int>(new Odd())) } },
        { "Interface", new() { Interface = new SortedDictionary<string, int>(Comparer<string>.Create(static (x, y) => y.Length - x.Length)) } },
        { "Untyped", new() { Untyped = new Hashtable(new Odd()) } },
        { "Lookup", new() { Lookup = new[] { "a" }.ToLookup(static text => text, new Odd()) } },
        { "Names", new() { Names = new(new Odd()) } },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public void Well_known_comparer_is_kept_at_every_protocol(string what, Collections collections, Func<Collections, bool> isKept)
    {
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            var back = PickleSerializer.Deserialize<Collections>(PickleSerializer.Serialize(collections, new PickleOptions { Protocol = protocol }))!;
            Assert.True(isKept(back), $"{what}, protocol {protocol}");
            Assert.True(isKept(PickleSerializer.DeepClone(back)), $"{what}, loaded and saved again");
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Any_other_comparer_is_refused_with_the_path(string member, Collections collections)
    {
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            var options = new PickleOptions { Protocol = protocol };
            var exception = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(collections, options));
            Assert.Equal($"$.{member}", exception.Path);
            Assert.Contains("comparer", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Values_that_are_compared_in_another_way_are_refused() => Assert.Throws<PicklingException>(() =>
        PickleSerializer.Serialize(new Holder<ImmutableDictionary<string, string>> { Value = ImmutableDictionary<string, string>.Empty.WithComparers(null, new Odd()) }));

    private sealed class Odd : IEqualityComparer, IEqualityComparer<string>
    {
        bool IEqualityComparer.Equals(object? x, object? y) => Equals(x, y);

        int IEqualityComparer.GetHashCode(object obj) => obj.GetHashCode();

        bool IEqualityComparer<string>.Equals(string? x, string? y) => x == y;

        int IEqualityComparer<string>.GetHashCode(string obj) => obj.Length;
    }

    [Fact]
    public void A_comparer_of_values_is_refused_as_such()
    {
        var dictionary = System.Collections.Immutable.ImmutableDictionary.Create<string, string>(null, StringComparer.OrdinalIgnoreCase).Add("a", "b");
        Assert.Contains("comparer of values", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(dictionary)).Message, StringComparison.Ordinal);
    }
}
