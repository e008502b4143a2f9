using System.Collections;
using System.Collections.Frozen;
using System.Collections.Specialized;
using System.Drawing;
using System.Dynamic;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;

namespace PickleGen.Codecs;

/// <content>Values that are no numbers, texts or times, and arrays that need nothing composed.</content>
internal static partial class BuiltInCodecs
{
    private static readonly Dictionary<Type, Func<PickleTypeInfo>> s_values = new()
    {
        [typeof(Uri)] = PickleTypeInfo.OfCodec<Uri?, UriCodec>,
        [typeof(Version)] = PickleTypeInfo.OfCodec<Version?, VersionCodec>,
        [typeof(StringBuilder)] = PickleTypeInfo.OfCodec<StringBuilder?, StringBuilderCodec>,
        [typeof(Index)] = PickleTypeInfo.OfCodec<Index, IndexCodec>,
        [typeof(Range)] = PickleTypeInfo.OfCodec<Range, RangeCodec>,
        [typeof(Type)] = PickleTypeInfo.OfCodec<Type?, TypeCodec>,
        [typeof(CultureInfo)] = PickleTypeInfo.OfCodec<CultureInfo?, CultureInfoCodec>,
        [typeof(CompareInfo)] = PickleTypeInfo.OfCodec<CompareInfo?, CompareInfoCodec>,
        [typeof(Encoding)] = PickleTypeInfo.OfCodec<Encoding?, EncodingCodec>,
        [typeof(TimeZoneInfo)] = PickleTypeInfo.OfCodec<TimeZoneInfo?, TimeZoneInfoCodec>,
        [typeof(Color)] = PickleTypeInfo.OfCodec<Color, ColorCodec>,
        [typeof(BitVector32)] = PickleTypeInfo.OfCodec<BitVector32, BitVector32Codec>,
        [typeof(BitArray)] = PickleTypeInfo.OfCodec<BitArray?, SequenceCodec<BitArray, List<bool>, bool, BooleanCodec, BitArrayShape>>,
        [typeof(IPAddress)] = PickleTypeInfo.OfCodec<IPAddress?, IPAddressCodec>,
        [typeof(IPEndPoint)] = PickleTypeInfo.OfCodec<IPEndPoint?, IPEndPointCodec>,
        [typeof(Vector2)] = PickleTypeInfo.OfCodec<Vector2, FloatTupleCodec<Vector2, RowsOfTwo>>,
        [typeof(Vector3)] = PickleTypeInfo.OfCodec<Vector3, FloatTupleCodec<Vector3, RowsOfThree>>,
        [typeof(Vector4)] = PickleTypeInfo.OfCodec<Vector4, FloatTupleCodec<Vector4, RowsOfFour>>,
        [typeof(Quaternion)] = PickleTypeInfo.OfCodec<Quaternion, FloatTupleCodec<Quaternion, RowsOfFour>>,
        [typeof(Plane)] = PickleTypeInfo.OfCodec<Plane, FloatTupleCodec<Plane, RowsOfFour>>,
        [typeof(Matrix3x2)] = PickleTypeInfo.OfCodec<Matrix3x2, FloatTupleCodec<Matrix3x2, RowsOfTwo>>,
        [typeof(Matrix4x4)] = PickleTypeInfo.OfCodec<Matrix4x4, FloatTupleCodec<Matrix4x4, RowsOfFour>>,
        [typeof(IEnumerable)] = PickleTypeInfo.OfCodec<IEnumerable?, SequenceCodec<IEnumerable, List<object?>, object?, OpenCodec<object>, UntypedSequenceShape<IEnumerable>>>,
        [typeof(ICollection)] = PickleTypeInfo.OfCodec<ICollection?, SequenceCodec<ICollection, List<object?>, object?, OpenCodec<object>, UntypedSequenceShape<ICollection>>>,
        [typeof(IList)] = PickleTypeInfo.OfCodec<IList?, SequenceCodec<IList, List<object?>, object?, OpenCodec<object>, UntypedSequenceShape<IList>>>,
        [typeof(IDictionary)] = PickleTypeInfo.OfCodec<IDictionary?, MappingCodec<IDictionary, Dictionary<object, object?>, object, OpenCodec<object>, object?, OpenCodec<object>, UntypedDictionaryShape>>,
        [typeof(ArrayList)] = PickleTypeInfo.OfCodec<ArrayList?, SequenceCodec<ArrayList, ArrayList, object?, OpenCodec<object>, ArrayListShape>>,
        [typeof(Hashtable)] = PickleTypeInfo.OfCodec<Hashtable?, MappingCodec<Hashtable, Hashtable, object, OpenCodec<object>, object?, OpenCodec<object>, HashtableShape>>,
        [typeof(Queue)] = PickleTypeInfo.OfCodec<Queue?, SequenceCodec<Queue, Queue, object?, OpenCodec<object>, UntypedQueueShape>>,
        [typeof(Stack)] = PickleTypeInfo.OfCodec<Stack?, SequenceCodec<Stack, Stack, object?, OpenCodec<object>, UntypedStackShape>>,
        [typeof(SortedList)] = PickleTypeInfo.OfCodec<SortedList?, MappingCodec<SortedList, SortedList, object, OpenCodec<object>, object?, OpenCodec<object>, UntypedSortedListShape>>,
        [typeof(StringCollection)] = PickleTypeInfo.OfCodec<StringCollection?, SequenceCodec<StringCollection, StringCollection, string?, StringCodec, StringCollectionShape>>,
        [typeof(ExpandoObject)] = PickleTypeInfo.OfCodec<ExpandoObject?, MappingCodec<ExpandoObject, ExpandoObject, string, StringCodec, object?, OpenCodec<object>, ExpandoObjectShape>>,
        [typeof(NameValueCollection)] = PickleTypeInfo.OfCodec<NameValueCollection?, MappingCodec<NameValueCollection, NameValueCollection, string, StringCodec, string?[]?, ArrayCodec<string?, StringCodec>, NameValueCollectionShape>>,
        [typeof(Exception)] = PickleTypeInfo.OfCodec<Exception?, ExceptionCodec<Exception>>,
        [typeof(JsonNode)] = PickleTypeInfo.OfCodec<JsonNode?, JsonNodeCodec<JsonNode>>,
        [typeof(byte[])] = PickleTypeInfo.OfCodec<byte[]?, ByteArrayCodec>,
        [typeof(sbyte[])] = PickleTypeInfo.OfCodec<sbyte[]?, NumberArrayCodec<sbyte, SByteCodec>>,
        [typeof(short[])] = PickleTypeInfo.OfCodec<short[]?, NumberArrayCodec<short, Int16Codec>>,
        [typeof(ushort[])] = PickleTypeInfo.OfCodec<ushort[]?, NumberArrayCodec<ushort, UInt16Codec>>,
        [typeof(int[])] = PickleTypeInfo.OfCodec<int[]?, NumberArrayCodec<int, Int32Codec>>,
        [typeof(uint[])] = PickleTypeInfo.OfCodec<uint[]?, NumberArrayCodec<uint, UInt32Codec>>,
        [typeof(long[])] = PickleTypeInfo.OfCodec<long[]?, NumberArrayCodec<long, Int64Codec>>,
        [typeof(ulong[])] = PickleTypeInfo.OfCodec<ulong[]?, NumberArrayCodec<ulong, UInt64Codec>>,
        [typeof(float[])] = PickleTypeInfo.OfCodec<float[]?, NumberArrayCodec<float, SingleCodec>>,
        [typeof(double[])] = PickleTypeInfo.OfCodec<double[]?, NumberArrayCodec<double, DoubleCodec>>,
    };

    private static FrozenDictionary<string, Type>? s_names;

    /// <summary>The .NET name of a built-in type that a pickle may name; null: it is none.</summary>
    public static string? NameOf(Type type) => s_codecs.ContainsKey(type) || s_values.ContainsKey(type) || s_python.ContainsKey(type) ? type.FullName : null;

    /// <summary>The built-in type of this name, or null.</summary>
    public static Type? FindByName(string name) =>
        (s_names ??= s_codecs.Keys.Concat(s_values.Keys).Concat(s_python.Keys).ToFrozenDictionary(static type => type.FullName!)).GetValueOrDefault(name);
}
