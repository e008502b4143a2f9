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

/// <summary>The row of docs/wire-format.md that a member is of.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RowAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>A member of each row, as a user would declare it. The annotated types derive from it.</summary>
public abstract class EveryRow
{
    [Row("bool")] public bool Bool { get; set; }
    [Row("sbyte")] public sbyte SByte { get; set; }
    [Row("byte")] public byte Byte { get; set; }
    [Row("short")] public short Short { get; set; }
    [Row("ushort")] public ushort UShort { get; set; }
    [Row("int")] public int Int { get; set; }
    [Row("uint")] public uint UInt { get; set; }
    [Row("long")] public long Long { get; set; }
    [Row("ulong")] public ulong ULong { get; set; }
    [Row("nint")] public nint NInt { get; set; }
    [Row("nuint")] public nuint NUInt { get; set; }
    [Row("Int128")] public Int128 Int128 { get; set; }
    [Row("UInt128")] public UInt128 UInt128 { get; set; }
    [Row("BigInteger")] public BigInteger BigInteger { get; set; }
    [Row("enum")] public DayOfWeek Enum { get; set; }
    [Row("Half")] public Half Half { get; set; }
    [Row("float")] public float Float { get; set; }
    [Row("double")] public double Double { get; set; }
    [Row("decimal")] public decimal Decimal { get; set; }
    [Row("Complex")] public Complex Complex { get; set; }
    [Row("Guid")] public Guid Guid { get; set; }
    [Row("char")] public char Char { get; set; }
    [Row("Rune")] public Rune Rune { get; set; }
    [Row("string")] public string String { get; set; } = "";
    [Row("T?")] public int? NullableInt { get; set; }
    [Row("T?")] public DateTime? NullableTime { get; set; }
    [Row("T?")] public DayOfWeek? NullableEnum { get; set; }
    [Row("T?")] public (int, string)? NullableTuple { get; set; }
    [Row("DateTime")] public DateTime DateTime { get; set; }
    [Row("DateTimeOffset")] public DateTimeOffset DateTimeOffset { get; set; }
    [Row("DateOnly")] public DateOnly DateOnly { get; set; }
    [Row("TimeOnly")] public TimeOnly TimeOnly { get; set; }
    [Row("TimeSpan")] public TimeSpan TimeSpan { get; set; }
    [Row("TimeZoneInfo")] public TimeZoneInfo? TimeZoneInfo { get; set; }
    [Row("Uri")] public Uri? Uri { get; set; }
    [Row("Index")] public Index Index { get; set; }
    [Row("Range")] public Range Range { get; set; }
    [Row("Version")] public Version? Version { get; set; }
    [Row("StringBuilder")] public StringBuilder? StringBuilder { get; set; }
    [Row("Type")] public Type? Type { get; set; }
    [Row("CultureInfo")] public CultureInfo? CultureInfo { get; set; }
    [Row("CompareInfo")] public CompareInfo? CompareInfo { get; set; }
    [Row("Encoding")] public Encoding? Encoding { get; set; }
    [Row("Color")] public System.Drawing.Color Color { get; set; }
    [Row("BitVector32")] public BitVector32 BitVector32 { get; set; }
    [Row("BitArray")] public BitArray? BitArray { get; set; }
    [Row("IPAddress")] public IPAddress? IPAddress { get; set; }
    [Row("IPEndPoint")] public IPEndPoint? IPEndPoint { get; set; }
    [Row("Vector2")] public Vector2 Vector2 { get; set; }
    [Row("Vector3")] public Vector3 Vector3 { get; set; }
    [Row("Vector4")] public Vector4 Vector4 { get; set; }
    [Row("Quaternion")] public Quaternion Quaternion { get; set; }
    [Row("Plane")] public Plane Plane { get; set; }
    [Row("Matrix3x2")] public Matrix3x2 Matrix3x2 { get; set; }
    [Row("Matrix4x4")] public Matrix4x4 Matrix4x4 { get; set; }
    [Row("Lazy<T>")] public Lazy<List<int>>? Lazy { get; set; }
    [Row("Exception")] public Exception? Exception { get; set; }
    [Row("Exception")] public ArgumentException? ArgumentException { get; set; }
    [Row("JsonNode")] public JsonNode? JsonNode { get; set; }
    [Row("JsonNode")] public JsonArray? JsonArray { get; set; }
    [Row("IEnumerable")] public IEnumerable? UntypedIEnumerable { get; set; }
    [Row("ICollection")] public ICollection? UntypedICollection { get; set; }
    [Row("IList")] public IList? UntypedIList { get; set; }
    [Row("IDictionary")] public IDictionary? UntypedIDictionary { get; set; }
    [Row("ArrayList")] public ArrayList? ArrayList { get; set; }
    [Row("Hashtable")] public Hashtable? Hashtable { get; set; }
    [Row("Queue")] public Queue? UntypedQueue { get; set; }
    [Row("Stack")] public Stack? UntypedStack { get; set; }
    [Row("SortedList")] public SortedList? UntypedSortedList { get; set; }
    [Row("StringCollection")] public StringCollection? StringCollection { get; set; }
    [Row("ExpandoObject")] public ExpandoObject? ExpandoObject { get; set; }
    [Row("NameValueCollection")] public NameValueCollection? NameValueCollection { get; set; }
    [Row("object")] public object? Object { get; set; }
    [Row("byte[]")] public byte[]? Bytes { get; set; }
    [Row("sbyte[]")] public sbyte[]? SBytes { get; set; }
    [Row("short[]")] public short[]? Shorts { get; set; }
    [Row("ushort[]")] public ushort[]? UShorts { get; set; }
    [Row("int[]")] public int[] Ints { get; set; } = [];
    [Row("uint[]")] public uint[]? UInts { get; set; }
    [Row("long[]")] public long[]? Longs { get; set; }
    [Row("ulong[]")] public ulong[]? ULongs { get; set; }
    [Row("float[]")] public float[]? Floats { get; set; }
    [Row("double[]")] public double[]? Doubles { get; set; }
    [Row("T[]")] public string?[]? Strings { get; set; }
    [Row("T[]")] public DateTime[]? Times { get; set; }
    [Row("T[]")] public object?[]? Objects { get; set; }
    [Row("T[][]")] public int[][]? Jagged { get; set; }
    [Row("T[][]")] public List<string[]>?[]? JaggedLists { get; set; }
    [Row("T[,]")] public int[,]? Rank2 { get; set; }
    [Row("T[,,]")] public string[,,]? Rank3 { get; set; }
    [Row("T[,,,]")] public double[,,,]? Rank4 { get; set; }
    [Row("Memory<T>")] public Memory<byte> Memory { get; set; }
    [Row("ReadOnlyMemory<T>")] public ReadOnlyMemory<int> ReadOnlyMemory { get; set; }
    [Row("ArraySegment<T>")] public ArraySegment<string> ArraySegment { get; set; }
    [Row("ReadOnlySequence<T>")] public ReadOnlySequence<byte> ReadOnlySequence { get; set; }
    [Row("List<T>")] public List<int> List { get; set; } = [];
    [Row("List<T>")] public List<string?>? NullableList { get; set; }
    [Row("List<T>")] public List<List<Dictionary<string, int[]>>>? Nested { get; set; }
    [Row("LinkedList<T>")] public LinkedList<int>? LinkedList { get; set; }
    [Row("Queue<T>")] public Queue<int>? Queue { get; set; }
    [Row("Stack<T>")] public Stack<int>? Stack { get; set; }
    [Row("ConcurrentQueue<T>")] public ConcurrentQueue<int>? ConcurrentQueue { get; set; }
    [Row("ConcurrentStack<T>")] public ConcurrentStack<int>? ConcurrentStack { get; set; }
    [Row("ConcurrentBag<T>")] public ConcurrentBag<int>? ConcurrentBag { get; set; }
    [Row("BlockingCollection<T>")] public BlockingCollection<int>? BlockingCollection { get; set; }
    [Row("Collection<T>")] public Collection<int>? Collection { get; set; }
    [Row("ObservableCollection<T>")] public ObservableCollection<int>? ObservableCollection { get; set; }
    [Row("ReadOnlyCollection<T>")] public ReadOnlyCollection<int>? ReadOnlyCollection { get; set; }
    [Row("ReadOnlyObservableCollection<T>")] public ReadOnlyObservableCollection<int>? ReadOnlyObservableCollection { get; set; }
    [Row("ImmutableArray<T>")] public ImmutableArray<int> ImmutableArray { get; set; }
    [Row("ImmutableList<T>")] public ImmutableList<int>? ImmutableList { get; set; }
    [Row("IImmutableList<T>")] public IImmutableList<int>? IImmutableList { get; set; }
    [Row("ImmutableQueue<T>")] public ImmutableQueue<int>? ImmutableQueue { get; set; }
    [Row("ImmutableStack<T>")] public ImmutableStack<int>? ImmutableStack { get; set; }
    [Row("IEnumerable<T>")] public IEnumerable<int>? IEnumerable { get; set; }
    [Row("ICollection<T>")] public ICollection<int>? ICollection { get; set; }
    [Row("IList<T>")] public IList<int>? IList { get; set; }
    [Row("IReadOnlyCollection<T>")] public IReadOnlyCollection<int>? IReadOnlyCollection { get; set; }
    [Row("IReadOnlyList<T>")] public IReadOnlyList<int>? IReadOnlyList { get; set; }
    [Row("PriorityQueue<TElement, TPriority>")] public PriorityQueue<string, int>? PriorityQueue { get; set; }
    [Row("HashSet<T>")] public HashSet<string>? HashSet { get; set; }
    [Row("SortedSet<T>")] public SortedSet<int>? SortedSet { get; set; }
    [Row("ISet<T>")] public ISet<int>? ISet { get; set; }
    [Row("ReadOnlySet<T>")] public ReadOnlySet<int>? ReadOnlySet { get; set; }
    [Row("IReadOnlySet<T>")] public IReadOnlySet<int>? IReadOnlySet { get; set; }
    [Row("FrozenSet<T>")] public FrozenSet<int>? FrozenSet { get; set; }
    [Row("ImmutableHashSet<T>")] public ImmutableHashSet<int>? ImmutableHashSet { get; set; }
    [Row("ImmutableSortedSet<T>")] public ImmutableSortedSet<int>? ImmutableSortedSet { get; set; }
    [Row("IImmutableSet<T>")] public IImmutableSet<int>? IImmutableSet { get; set; }
    [Row("Dictionary<TKey, TValue>")] public Dictionary<string, int> Dictionary { get; set; } = [];
    [Row("Dictionary<TKey, TValue>")] public Dictionary<Guid, List<DateTime?>>? OddDictionary { get; set; }
    [Row("SortedDictionary<TKey, TValue>")] public SortedDictionary<string, int>? SortedDictionary { get; set; }
    [Row("SortedList<TKey, TValue>")] public SortedList<int, int>? SortedList { get; set; }
    [Row("OrderedDictionary<TKey, TValue>")] public OrderedDictionary<string, int>? OrderedDictionary { get; set; }
    [Row("IDictionary<TKey, TValue>")] public IDictionary<string, int>? IDictionary { get; set; }
    [Row("IReadOnlyDictionary<TKey, TValue>")] public IReadOnlyDictionary<string, int>? IReadOnlyDictionary { get; set; }
    [Row("ReadOnlyDictionary<TKey, TValue>")] public ReadOnlyDictionary<string, int>? ReadOnlyDictionary { get; set; }
    [Row("ConcurrentDictionary<TKey, TValue>")] public ConcurrentDictionary<string, int>? ConcurrentDictionary { get; set; }
    [Row("FrozenDictionary<TKey, TValue>")] public FrozenDictionary<string, int>? FrozenDictionary { get; set; }
    [Row("ImmutableDictionary<TKey, TValue>")] public ImmutableDictionary<string, int>? ImmutableDictionary { get; set; }
    [Row("ImmutableSortedDictionary<TKey, TValue>")] public ImmutableSortedDictionary<string, int>? ImmutableSortedDictionary { get; set; }
    [Row("IImmutableDictionary<TKey, TValue>")] public IImmutableDictionary<string, int>? IImmutableDictionary { get; set; }
    [Row("ILookup<TKey, TElement>")] public ILookup<string, int>? ILookup { get; set; }
    [Row("IGrouping<TKey, TElement>")] public IGrouping<string, int>? IGrouping { get; set; }
    [Row("KeyValuePair<TKey, TValue>")] public KeyValuePair<string, int?> KeyValuePair { get; set; }
    [Row("Tuple<…>")] public Tuple<int, string?, DateTime>? Tuple { get; set; }
    [Row("Tuple<…>")] public Tuple<int, int, int, int, int, int, int, Tuple<string>>? LongTuple { get; set; }
    [Row("(T1, T2, …)")] public (int Number, string? Text) ValueTuple { get; set; }
    [Row("(T1, T2, …)")] public (int, int, int, int, int, int, int, string, List<int>) LongValueTuple { get; set; }
}
