using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace PickleGen.Tests.Codecs;

internal static partial class WireTable
{
    private const string OneTwoThree = "[1, 2, 3]";

    private static WireCases Arrays()
    {
        var table = new WireCases();
        table.Add("byte[]", new byte[] { 0, 255, 10 }, "bytes", "b'\\x00\\xff\\n'");
        table.Add("sbyte[]", new sbyte[] { -1, 2 }, "array", "array('b', [-1, 2])");
        table.Add("short[]", new short[] { -1, 2 }, "array", "array('h', [-1, 2])");
        table.Add("ushort[]", new ushort[] { 65535, 2 }, "array", "array('H', [65535, 2])");
        table.Add("int[]", new[] { -1, 2 }, "array", "array('i', [-1, 2])");
        table.Add("uint[]", new uint[] { 4294967295, 2 }, "array", "array('I', [4294967295, 2])");
        table.Add("long[]", new long[] { long.MinValue, 2 }, "array", "array('q', [-9223372036854775808, 2])");
        table.Add("ulong[]", new ulong[] { ulong.MaxValue, 2 }, "array", "array('Q', [18446744073709551615, 2])");
        table.Add("float[]", new[] { 1.5f, -0f }, "array", "array('f', [1.5, -0.0])");
        table.Add("double[]", Array.Empty<double>(), "array", "array('d')");
        table.Add("T[]", new[] { "a", null, "c" }, "list", "['a', None, 'c']");
        table.Add("T[]", new[] { true, false }, "list", "[True, False]");
        table.Add("T[]", new[] { 1.10m }, "list", "[Decimal('1.10')]");
        table.Add("T[]", Enumerable.Repeat(new System.Numerics.Vector2(1, -2.5f), 20).ToArray(), "list", $"[{string.Join(", ", Enumerable.Repeat("(1.0, -2.5)", 20))}]");
        table.Add("T[][]", new[] { new[] { 1 }, [] }, "list", "[array('i', [1]), array('i')]");
        table.Add("T[,]", new[,] { { 1, 2, 3 }, { 4, 5, 6 } }, "list", "[[1, 2, 3], [4, 5, 6]]", static value => (value.GetLength(0), value[1, 0]));
        table.Add("T[,,]", new[, ,] { { { "a" }, { "b" } } }, "list", "[[['a'], ['b']]]", static value => (value.GetLength(1), value[0, 1, 0]));
        table.Add("T[,,,]", new double[1, 2, 1, 2], "list", "[[[[0.0, 0.0]], [[0.0, 0.0]]]]", static value => (value.GetLength(1), value.GetLength(3)));
        table.Add("Memory<T>", new byte[] { 1, 2, 3 }.AsMemory(1), "bytes", "b'\\x02\\x03'", static value => value.ToArray());
        table.Add("ReadOnlyMemory<T>", (ReadOnlyMemory<int>)new[] { 1, 2 }, "array", "array('i', [1, 2])", static value => value.ToArray());
        table.Add("ArraySegment<T>", new ArraySegment<int>([1, 2, 3], 1, 2), "array", "array('i', [2, 3])");
        table.Add("ReadOnlySequence<T>", new ReadOnlySequence<byte>([1, 2]), "bytes", "b'\\x01\\x02'", static value => value.ToArray());
        return table;
    }

    private static WireCases Sequences()
    {
        int[] items = [1, 2, 3];
        var table = new WireCases();
        table.Add("List<T>", items.ToList(), "list", OneTwoThree);
        table.Add("List<T>", Enumerable.Repeat(new System.Numerics.Complex(1, 2), 20).ToList(), "list", $"[{string.Join(", ", Enumerable.Repeat("(1+2j)", 20))}]");
        table.Add("LinkedList<T>", new LinkedList<int>(items), "list", OneTwoThree);
        table.Add("Queue<T>", new Queue<int>(items), "list", OneTwoThree);
        table.Add("Stack<T>", new Stack<int>(items), "list", OneTwoThree);
        table.Add("ConcurrentQueue<T>", new ConcurrentQueue<int>(items), "list", OneTwoThree);
        table.Add("ConcurrentStack<T>", new ConcurrentStack<int>(items), "list", OneTwoThree);
        table.Add("ConcurrentBag<T>", new ConcurrentBag<int>(items), "list", OneTwoThree);
        table.Add("BlockingCollection<T>", new BlockingCollection<int> { 1, 2, 3 }, "list", OneTwoThree);
        table.Add("Collection<T>", new Collection<int>([.. items]), "list", OneTwoThree);
        table.Add("ObservableCollection<T>", new ObservableCollection<int>(items), "list", OneTwoThree);
        table.Add("ReadOnlyCollection<T>", new ReadOnlyCollection<int>([.. items]), "list", OneTwoThree);
        table.Add("ReadOnlyObservableCollection<T>", new ReadOnlyObservableCollection<int>([.. items]), "list", OneTwoThree);
        table.Add("ImmutableArray<T>", items.ToImmutableArray(), "list", OneTwoThree);
        table.Add("ImmutableArray<T>", default(ImmutableArray<int>), "NoneType", "None", static value => value.IsDefault);
        table.Add("ImmutableList<T>", items.ToImmutableList(), "list", OneTwoThree);
        table.Add("IImmutableList<T>", (IImmutableList<int>)items.ToImmutableList(), "list", OneTwoThree);
        table.Add("ImmutableQueue<T>", ImmutableQueue.CreateRange(items), "list", OneTwoThree);
        table.Add("ImmutableStack<T>", ImmutableStack.CreateRange(items), "list", OneTwoThree);
        table.Add("IEnumerable<T>", Enumerable.Range(1, 3).Where(static item => item > 0), "list", OneTwoThree);
        table.Add("ICollection<T>", (ICollection<int>)items.ToList(), "list", OneTwoThree);
        table.Add("IList<T>", (IList<int>)items.ToList(), "list", OneTwoThree);
        table.Add("IReadOnlyCollection<T>", (IReadOnlyCollection<int>)items.ToList(), "list", OneTwoThree);
        table.Add("IReadOnlyList<T>", (IReadOnlyList<int>)items.ToList(), "list", OneTwoThree);
        table.Add("PriorityQueue<TElement, TPriority>", new PriorityQueue<string, int>([("b", 2), ("a", 1)]), "list", "[(1, 'a'), (2, 'b')]", static value => (value.Count, value.Peek()));
        return table;
    }

    private static WireCases Sets()
    {
        string[] items = ["a", "b"];
        var table = new WireCases();
        table.Add("HashSet<T>", items.ToHashSet(), "set", null, static value => value.Order());
        table.Add("HashSet<T>", new HashSet<string>(["a"], StringComparer.OrdinalIgnoreCase), "set", "{'a'}", static value => value.Contains("A"), comesBack: false);
        table.Add("SortedSet<T>", new SortedSet<string>(items), "set", null);
        table.Add("ISet<T>", (ISet<string>)new HashSet<string>(items), "set", null, static value => value.Order());
        table.Add("ReadOnlySet<T>", new ReadOnlySet<string>(new HashSet<string>(items)), "set", null, static value => value.Order());
        table.Add("IReadOnlySet<T>", (IReadOnlySet<string>)new HashSet<string>(items), "set", null, static value => value.Order());
        table.Add("FrozenSet<T>", items.ToFrozenSet(), "frozenset", null, static value => value.Order());
        table.Add("ImmutableHashSet<T>", items.ToImmutableHashSet(), "frozenset", null, static value => value.Order());
        table.Add("ImmutableHashSet<T>", ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "a"), "frozenset", null, static value => value.Contains("A"), comesBack: false);
        table.Add("ImmutableSortedSet<T>", items.ToImmutableSortedSet(), "frozenset", null);
        table.Add("IImmutableSet<T>", (IImmutableSet<string>)items.ToImmutableHashSet(), "frozenset", null, static value => value.Order());
        return table;
    }

    private static WireCases Dictionaries()
    {
        var pairs = new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 };
        const string asIs = "{'b': 2, 'a': 1}", sorted = "{'a': 1, 'b': 2}";
        var table = new WireCases();
        table.Add("Dictionary<TKey, TValue>", pairs, "dict", asIs);
        table.Add("Dictionary<TKey, TValue>", new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 }, "dict", "{'a': 1}", static value => value.ContainsKey("A"), comesBack: false);
        table.Add("SortedDictionary<TKey, TValue>", new SortedDictionary<string, int>(pairs), "dict", sorted);
        table.Add("SortedList<TKey, TValue>", new SortedList<string, int>(pairs, StringComparer.Ordinal), "dict", sorted, static value => (value.First(), value.Comparer), comesBack: false);
        table.Add("OrderedDictionary<TKey, TValue>", new OrderedDictionary<string, int>(pairs), "dict", asIs);
        table.Add("IDictionary<TKey, TValue>", (IDictionary<string, int>)pairs, "dict", asIs);
        table.Add("IReadOnlyDictionary<TKey, TValue>", (IReadOnlyDictionary<string, int>)pairs, "dict", asIs);
        table.Add("ILookup<TKey, TElement>", new[] { "ab", "cd", "ax" }.ToLookup(static item => item[..1]), "dict", "{'a': ['ab', 'ax'], 'c': ['cd']}", static value => (value.Count, value["a"].Last()));
        table.Add("IGrouping<TKey, TElement>", new[] { 1, 2 }.GroupBy(static _ => "k").Single(), "tuple", "('k', [1, 2])", static value => (value.Key, value.Last()));
        table.Add("ReadOnlyDictionary<TKey, TValue>", new ReadOnlyDictionary<string, int>(pairs), "dict", asIs);
        table.Add("ConcurrentDictionary<TKey, TValue>", new ConcurrentDictionary<string, int>(pairs), "dict", sorted, static value => value.OrderBy(static pair => pair.Key));
        table.Add("FrozenDictionary<TKey, TValue>", pairs.ToFrozenDictionary(), "dict", sorted, static value => value.OrderBy(static pair => pair.Key));
        table.Add("ImmutableDictionary<TKey, TValue>", pairs.ToImmutableDictionary(), "dict", sorted, static value => value.OrderBy(static pair => pair.Key));
        table.Add("ImmutableSortedDictionary<TKey, TValue>", pairs.ToImmutableSortedDictionary(), "dict", sorted);
        table.Add("IImmutableDictionary<TKey, TValue>", (IImmutableDictionary<string, int>)pairs.ToImmutableDictionary(), "dict", sorted, static value => value.OrderBy(static pair => pair.Key));
        return table;
    }

    private static WireCases Tuples()
    {
        var table = new WireCases();
        table.Add("KeyValuePair<TKey, TValue>", KeyValuePair.Create("a", 1), "tuple", "('a', 1)");
        table.Add("Tuple<…>", Tuple.Create(1), "tuple", "(1,)");
        table.Add("Tuple<…>", Tuple.Create(1, "b", 3, 4, 5, 6, 7), "tuple", "(1, 'b', 3, 4, 5, 6, 7)");
        table.Add("Tuple<…>", Tuple.Create(1, 2, 3, 4, 5, 6, 7, "h"), "tuple", "(1, 2, 3, 4, 5, 6, 7, 'h')");
        table.Add("(T1, T2, …)", ValueTuple.Create("a"), "tuple", "('a',)");
        table.Add("(T1, T2, …)", (1, "b"), "tuple", "(1, 'b')");
        table.Add("(T1, T2, …)", (1, 2, 3, (string?)null), "tuple", "(1, 2, 3, None)");
        table.Add("(T1, T2, …)", (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "p"), "tuple", "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 'p')");
        return table;
    }
}
