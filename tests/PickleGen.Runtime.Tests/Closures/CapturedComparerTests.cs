using System.Buffers;
using System.Runtime.CompilerServices;

namespace PickleGen.Tests.Closures;

/// <summary>Captured dictionaries and sets keep their comparers, however the lambda is saved.</summary>
public class CapturedComparerTests
{
    private static readonly ClosurePolicy s_trusted = ClosurePolicy.TrustAssemblies(typeof(CapturedComparerTests).Assembly);

    private static readonly Dictionary<string, Func<Func<bool>, Func<bool>>> s_ways = new()
    {
        ["root of its type"] = made => Copied(made),
        ["root of type object"] = made => (Func<bool>)Copied<object>(made),
        ["multicast"] = made => (Func<bool>)Copied(made + made).GetInvocationList()[1],
        ["with a hook"] = made => Copied(made, new PickleOptions { Reducers = [new Idle()] }),
        ["protocol 0"] = made => Copied(made, new PickleOptions { Protocol = 0 }),
        ["protocol 2"] = made => Copied(made, new PickleOptions { Protocol = 2 }),
        ["protocol 3"] = made => Copied(made, new PickleOptions { Protocol = 3 }),
        ["in an object"] = made =>
        {
            object held = made;
            return Copied<Func<object>>(() => held)() as Func<bool> ?? throw new InvalidOperationException();
        },
        ["in an anonymous type"] = made =>
        {
            var held = new { made };
            return Copied(() => held)().made;
        },
        ["clone"] = made => PickleSerializer.DeepClone(made, new PickleOptions { Closures = s_trusted })!,
    };

    private static readonly Dictionary<string, Func<bool>> s_lambdas = Lambdas();

    public static TheoryData<string, string> Saved()
    {
        var data = new TheoryData<string, string>();
        foreach (string lambda in s_lambdas.Keys)
        {
            foreach (string way in s_ways.Keys) data.Add(lambda, way);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Saved))]
    public void Captured_collection_keeps_its_comparer(string lambda, string way)
    {
        Assert.True(s_lambdas[lambda]());
        Assert.True(s_ways[way](s_lambdas[lambda])());
    }

    [Fact]
    public void Comparer_that_no_pickle_names_is_an_error_with_its_variable()
    {
        var own = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Func<bool> made = () => own.Count == 0;
        foreach (var save in (Action[])[() => PickleSerializer.Serialize(made), () => PickleSerializer.Serialize<object>(made)])
            Assert.Equal("$.own", Assert.Throws<PicklingException>(save).Path);
    }

    [Fact]
    public void Variables_that_share_a_set_share_it_after_loading()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "a" };
        ISet<string> same = names;
        Func<bool> made = () => ReferenceEquals(names, same) && same.Contains("A");
        foreach (string way in s_ways.Keys) Assert.True(s_ways[way](made)(), way);
    }

    [Fact]
    public void Set_that_a_method_is_closed_over_keeps_its_comparer()
    {
        Func<bool> made = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "a" }.HasA;
        foreach (string way in s_ways.Keys) Assert.True(s_ways[way](made)(), way);
    }

    /// <summary>The error for a comparer that no pickle names says to give a reducer.</summary>
    [Fact]
    public void Hook_for_a_collection_is_asked_before_its_comparer()
    {
        var sorted = new SortedSet<int>(Comparer<int>.Create((x, y) => y - x)) { 1, 2 };
        List<SortedSet<int>> list = [sorted];
        Func<int> made = () => sorted.Max + list[0].Max;
        var options = new PickleOptions { Reducers = [new Descending()], Classes = new ClassRegistry().Add(Descending.Make), Closures = s_trusted };
        Assert.Equal(2, made());
        Assert.Equal(2, PickleSerializer.Deserialize<Func<int>>(PickleSerializer.Serialize(made, options), options)!());
    }

    [Fact]
    public void Whoever_gives_persistent_ids_is_asked_for_the_collection_itself()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "a" };
        Func<bool> made = () => names.Contains("A");
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Asking(output);
        pickler.Dump(made);
        Assert.Contains(names, pickler.Asked);
        Assert.DoesNotContain(pickler.Asked, asked => asked is StaticValue);
        Assert.True(((Func<bool>)new Unpickler(output.WrittenMemory, new PickleOptions { Closures = s_trusted }).Load()!)());
    }

    /// <summary>What lies in an object has no place for a comparer, and is not searched for one: it may go round in circles.</summary>
    [Fact]
    public void Lists_of_objects_that_hold_each_other_are_saved_at_once()
    {
        var all = new List<object>();
        for (int i = 0; i < 100; i++) all.Add(all);
        Func<bool> made = () => all.Count == 100 && ReferenceEquals(all[7], all);
        foreach (string way in s_ways.Keys) Assert.True(s_ways[way](made)(), way);
    }

    private static Dictionary<string, Func<bool>> Lambdas()
    {
        var dictionary = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 };
        var set = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "a" };
        IDictionary<string, int> view = new Dictionary<string, int>(dictionary, StringComparer.OrdinalIgnoreCase);
        IReadOnlySet<string> readOnly = set;
        List<HashSet<string>> list = [set];
        HashSet<string>[] array = [set];
        IReadOnlyList<HashSet<string>> expression = [set];
        var nested = new Dictionary<int, List<HashSet<string>>> { [1] = [set] };
        (int, HashSet<string>) pair = (1, set);
        var tuple = Tuple.Create(set);
        var anonymous = new { dictionary, Inner = new { list } };
        var sorted = new SortedDictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 };
        return new()
        {
            ["dictionary"] = () => dictionary.ContainsKey("A"),
            ["set"] = () => set.Contains("A"),
            ["dictionary behind an interface"] = () => view.ContainsKey("A"),
            ["set behind an interface"] = () => readOnly.Contains("A"),
            ["list"] = () => list[0].Contains("A"),
            ["array"] = () => array[0].Contains("A"),
            ["collection expression"] = () => expression[0].Contains("A"),
            ["dictionary of lists"] = () => nested[1][0].Contains("A"),
            ["value tuple"] = () => pair.Item2.Contains("A"),
            ["tuple"] = () => tuple.Item1.Contains("A"),
            ["anonymous type"] = () => anonymous.dictionary.ContainsKey("A") && anonymous.Inner.list[0].Contains("A"),
            ["sorted dictionary"] = () => sorted.ContainsKey("A"),
            ["lambda that makes lambdas"] = () => ((Func<bool>)(() => set.Contains("A")))(),
        };
    }

    private static T Copied<T>(T made) => Copied(made, new PickleOptions());

    private static T Copied<T>(T made, PickleOptions options)
    {
        options = options with { Closures = s_trusted };
        return PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(made, options), options)!;
    }

    private sealed class Descending : IReducerOverride
    {
        public static PickleCallable Make { get; } = new("tests", "descending", new Func<List<object?>, SortedSet<int>>(items => new(items.Cast<int>(), Comparer<int>.Create((x, y) => y - x))));

        public bool Handles(Type type) => type == typeof(SortedSet<int>);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = new ReduceValue(Make, [((SortedSet<int>)value).Cast<object?>().ToList()]);
            return true;
        }
    }

    private sealed class Asking(IBufferWriter<byte> output) : Pickler(output)
    {
        public List<object> Asked { get; } = [];

        protected override object? PersistentId(object value)
        {
            Asked.Add(value);
            return null;
        }
    }

    private sealed class Idle : IReducerOverride
    {
        public bool Handles(Type type) => type == typeof(StrongBox<int>);

        public bool TryReduce(object value, out ReduceValue reduced) => throw new InvalidOperationException();
    }
}

internal static class SetExtensions
{
    public static bool HasA(this HashSet<string> set) => set.Contains("A");
}
