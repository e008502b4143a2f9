using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Dynamic;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;

namespace PickleGen.Tests.Generated.Rows;

/// <summary>A value for every member, none of them its default.</summary>
internal static class RowValues
{
    private static readonly int[] s_items = [1, 2, 3];
    private static readonly Dictionary<string, int> s_pairs = new() { ["a"] = 1, ["b"] = 2 };

    public static T Fill<T>(T rows)
        where T : EveryRow
    {
        FillValues(rows);
        FillArrays(rows);
        FillSequences(rows);
        FillMappings(rows);
        return rows;
    }

    private static void FillValues(EveryRow rows)
    {
        rows.Bool = true;
        rows.SByte = sbyte.MinValue;
        rows.Byte = byte.MaxValue;
        rows.Short = short.MinValue;
        rows.UShort = ushort.MaxValue;
        rows.Int = int.MinValue;
        rows.UInt = uint.MaxValue;
        rows.Long = long.MinValue;
        rows.ULong = ulong.MaxValue;
        rows.NInt = -7;
        rows.NUInt = 7;
        rows.Int128 = Int128.MinValue;
        rows.UInt128 = UInt128.MaxValue;
        rows.BigInteger = BigInteger.Pow(-3, 101);
        rows.Enum = DayOfWeek.Friday;
        rows.Half = (Half)1.5;
        rows.Float = -0f;
        rows.Double = double.Epsilon;
        rows.Decimal = -1.10m;
        rows.Complex = new Complex(1, -2);
        rows.Guid = new Guid("00112233-4455-6677-8899-aabbccddeeff");
        rows.Char = '\uD800';
        rows.Rune = new Rune(0x1F600);
        rows.String = "\uDC00 lone";
        rows.NullableInt = 5;
        rows.NullableTime = new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(1);
        rows.NullableEnum = DayOfWeek.Monday;
        rows.NullableTuple = (1, "t");
        rows.DateTime = new DateTime(638_400_000_012_345_678, DateTimeKind.Local);
        rows.DateTimeOffset = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(-90)).AddTicks(7);
        rows.DateOnly = new DateOnly(2024, 2, 29);
        rows.TimeOnly = new TimeOnly(1234567);
        rows.TimeSpan = TimeSpan.FromTicks(-9_876_543_217);
        rows.TimeZoneInfo = TimeZoneInfo.Utc;
        rows.Uri = new Uri("relative/path", UriKind.Relative);
        rows.Version = new Version(1, 2, 3);
        rows.StringBuilder = new StringBuilder("built");
        rows.Type = typeof(StateRows);
        rows.CultureInfo = CultureInfo.InvariantCulture;
        rows.CompareInfo = CultureInfo.InvariantCulture.CompareInfo;
        rows.Encoding = Encoding.UTF8;
        rows.Index = ^3;
        rows.Range = 1..^0;
        rows.Color = System.Drawing.Color.FromArgb(1, 2, 3, 4);
        rows.BitVector32 = new BitVector32(-5);
        rows.IPAddress = IPAddress.IPv6Loopback;
        rows.IPEndPoint = new IPEndPoint(IPAddress.Loopback, 80);
        rows.Vector2 = new Vector2(1, 2);
        rows.Vector3 = new Vector3(1, 2, 3);
        rows.Vector4 = new Vector4(1, 2, 3, 4);
        rows.Quaternion = new Quaternion(1, 2, 3, 4);
        rows.Plane = new Plane(1, 2, 3, 4);
        rows.Matrix3x2 = new Matrix3x2(1, 2, 3, 4, 5, 6);
        rows.Matrix4x4 = new Matrix4x4(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
        rows.Lazy = new Lazy<List<int>>([1]);
        rows.Exception = new InvalidOperationException("outer", new FormatException("inner"));
        rows.ArgumentException = new ArgumentException("bad");
        rows.JsonNode = new JsonObject { ["a"] = 1.5, ["b"] = new JsonArray(null, true) };
        rows.JsonArray = [1, "two"];
        rows.Object = "text";
    }

    private static void FillArrays(EveryRow rows)
    {
        rows.BitArray = new BitArray([true, false, true]);
        rows.Bytes = [0, 255];
        rows.SBytes = [-1];
        rows.Shorts = [-1];
        rows.UShorts = [1];
        rows.Ints = [-1, 2];
        rows.UInts = [1];
        rows.Longs = [-1];
        rows.ULongs = [1];
        rows.Floats = [1.5f];
        rows.Doubles = [1.5, -0.0];
        rows.Strings = ["a", null];
        rows.Times = [new DateTime(2024, 1, 1).AddTicks(3)];
        rows.Objects = [1, "two", null, 2.5];
        rows.Jagged = [[1], []];
        rows.JaggedLists = [[["x"]], null];
        rows.Rank2 = new[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        rows.Rank3 = new[,,] { { { "a" }, { "b" } } };
        rows.Rank4 = new double[1, 2, 1, 2];
        rows.Memory = new byte[] { 1, 2 };
        rows.ReadOnlyMemory = s_items;
        rows.ArraySegment = new ArraySegment<string>(["a", "b", "c"], 1, 2);
        rows.ReadOnlySequence = new ReadOnlySequence<byte>([1, 2]);
    }

    private static void FillSequences(EveryRow rows)
    {
        rows.UntypedIEnumerable = new object?[] { 1, null };
        rows.UntypedICollection = new List<object?> { 1, "two" };
        rows.UntypedIList = new ArrayList { 1, "two" };
        rows.ArrayList = [1, "two", null];
        rows.UntypedQueue = new Queue(new object?[] { 1, "two", null });
        rows.UntypedStack = new Stack(new object?[] { 1, "two", null });
        rows.StringCollection = ["a", null];
        rows.List = [1, 2, 3, 4, 5, 6];
        rows.NullableList = ["a", null];
        rows.Nested = [[new() { ["a"] = [1] }], []];
        rows.LinkedList = new LinkedList<int>(s_items);
        rows.Queue = new Queue<int>(s_items);
        rows.Stack = new Stack<int>(s_items);
        rows.ConcurrentQueue = new ConcurrentQueue<int>(s_items);
        rows.ConcurrentStack = new ConcurrentStack<int>(s_items);
        rows.ConcurrentBag = new ConcurrentBag<int>(s_items);
        rows.BlockingCollection = new BlockingCollection<int> { 1, 2 };
        rows.Collection = [1, 2];
        rows.ObservableCollection = [1, 2];
        rows.ReadOnlyCollection = new ReadOnlyCollection<int>([.. s_items]);
        rows.ReadOnlyObservableCollection = new ReadOnlyObservableCollection<int>([.. s_items]);
        rows.ImmutableArray = [1, 2];
        rows.ImmutableList = [1, 2];
        rows.IImmutableList = ImmutableList.Create(1, 2);
        rows.ImmutableQueue = [1, 2];
        rows.ImmutableStack = ImmutableStack.Create(1, 2);
        rows.IEnumerable = s_items.Where(static item => item > 1);
        rows.ICollection = [1, 2];
        rows.IList = [1, 2];
        rows.IReadOnlyCollection = [1, 2];
        rows.IReadOnlyList = [1, 2];
        rows.PriorityQueue = new PriorityQueue<string, int>([("b", 2), ("a", 1)]);
        rows.HashSet = ["a"];
        rows.SortedSet = [2, 1];
        rows.ISet = new HashSet<int> { 1 };
        rows.ReadOnlySet = new(new HashSet<int> { 1 });
        rows.IReadOnlySet = new HashSet<int> { 1 };
        rows.FrozenSet = s_items.ToFrozenSet();
        rows.ImmutableHashSet = [1];
        rows.ImmutableSortedSet = [2, 1];
        rows.IImmutableSet = ImmutableHashSet.Create(1);
    }

    private static void FillMappings(EveryRow rows)
    {
        rows.UntypedIDictionary = new Hashtable { ["a"] = 1 };
        rows.Hashtable = new Hashtable { ["a"] = 1 };
        rows.UntypedSortedList = new SortedList { ["b"] = 1, ["a"] = null };
        IDictionary<string, object?> expando = rows.ExpandoObject = new ExpandoObject();
        expando["a"] = 1;
        rows.NameValueCollection = new NameValueCollection { { "a", "1" }, { "a", "2" } };
        rows.Dictionary = new(s_pairs);
        rows.OddDictionary = new() { [Guid.Empty] = [null, new DateTime(9)] };
        rows.SortedDictionary = new(s_pairs);
        rows.SortedList = new() { [2] = 1, [1] = 2 };
        rows.OrderedDictionary = new(s_pairs);
        rows.IDictionary = new Dictionary<string, int>(s_pairs);
        rows.IReadOnlyDictionary = new Dictionary<string, int>(s_pairs);
        rows.ReadOnlyDictionary = new(new Dictionary<string, int>(s_pairs));
        rows.ConcurrentDictionary = new(s_pairs);
        rows.FrozenDictionary = s_pairs.ToFrozenDictionary();
        rows.ImmutableDictionary = s_pairs.ToImmutableDictionary();
        rows.ImmutableSortedDictionary = s_pairs.ToImmutableSortedDictionary();
        rows.IImmutableDictionary = s_pairs.ToImmutableDictionary();
        rows.ILookup = s_items.ToLookup(static item => item > 1 ? "big" : "small");
        rows.IGrouping = s_items.GroupBy(static _ => "k").Single();
        rows.KeyValuePair = new("k", 1);
        rows.Tuple = new(1, null, new DateTime(11));
        rows.LongTuple = new(1, 2, 3, 4, 5, 6, 7, new("h"));
        rows.ValueTuple = (1, "t");
        rows.LongValueTuple = (1, 2, 3, 4, 5, 6, 7, "h", [9]);
    }
}
