using Microsoft.CodeAnalysis;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class CodecResolver
{
    /// <summary>Generic types by metadata name, and the codec that takes each type argument followed by its codec.</summary>
    private static readonly Dictionary<string, string> s_generic = new(StringComparer.Ordinal)
    {
        ["System.Nullable`1"] = "NullableCodec",
        ["System.Collections.Generic.List`1"] = "ListCodec",
        ["System.Collections.Generic.Dictionary`2"] = "DictionaryCodec",
        ["System.Collections.Generic.PriorityQueue`2"] = "PriorityQueueCodec",
        ["System.Linq.ILookup`2"] = "LookupCodec",
        ["System.Linq.IGrouping`2"] = "GroupingCodec",
        ["System.Lazy`1"] = "LazyCodec",
    };

    /// <summary>Other types by metadata name, and their codec.</summary>
    private static readonly Dictionary<string, string> s_named = new(StringComparer.Ordinal)
    {
        ["System.Half"] = "HalfCodec",
        ["System.Int128"] = "Int128Codec",
        ["System.UInt128"] = "UInt128Codec",
        ["System.Numerics.BigInteger"] = "BigIntegerCodec",
        ["System.Numerics.Complex"] = "ComplexCodec",
        ["System.Guid"] = "GuidCodec",
        ["System.Text.Rune"] = "RuneCodec",
        ["System.DateTimeOffset"] = "DateTimeOffsetCodec",
        ["System.DateOnly"] = "DateOnlyCodec",
        ["System.TimeOnly"] = "TimeOnlyCodec",
        ["System.TimeSpan"] = "TimeSpanCodec",
        ["System.Uri"] = "UriCodec",
        ["System.Version"] = "VersionCodec",
        ["System.Text.StringBuilder"] = "StringBuilderCodec",
        ["System.Index"] = "IndexCodec",
        ["System.Range"] = "RangeCodec",
        ["System.Type"] = "TypeCodec",
        ["System.Globalization.CultureInfo"] = "CultureInfoCodec",
        ["System.Globalization.CompareInfo"] = "CompareInfoCodec",
        ["System.Text.Encoding"] = "EncodingCodec",
        ["System.TimeZoneInfo"] = "TimeZoneInfoCodec",
        ["System.Drawing.Color"] = "ColorCodec",
        ["System.Collections.Specialized.BitVector32"] = "BitVector32Codec",
        ["System.Net.IPAddress"] = "IPAddressCodec",
        ["System.Net.IPEndPoint"] = "IPEndPointCodec",
        ["System.Collections.BitArray"] = "SequenceCodec<global::System.Collections.BitArray, global::System.Collections.Generic.List<bool>, bool, global::PickleGen.Codecs.BooleanCodec, global::PickleGen.Codecs.BitArrayShape>",
        ["System.Numerics.Vector2"] = "FloatTupleCodec<global::System.Numerics.Vector2, global::PickleGen.Codecs.RowsOfTwo>",
        ["System.Numerics.Vector3"] = "FloatTupleCodec<global::System.Numerics.Vector3, global::PickleGen.Codecs.RowsOfThree>",
        ["System.Numerics.Vector4"] = "FloatTupleCodec<global::System.Numerics.Vector4, global::PickleGen.Codecs.RowsOfFour>",
        ["System.Numerics.Quaternion"] = "FloatTupleCodec<global::System.Numerics.Quaternion, global::PickleGen.Codecs.RowsOfFour>",
        ["System.Numerics.Plane"] = "FloatTupleCodec<global::System.Numerics.Plane, global::PickleGen.Codecs.RowsOfFour>",
        ["System.Numerics.Matrix3x2"] = "FloatTupleCodec<global::System.Numerics.Matrix3x2, global::PickleGen.Codecs.RowsOfTwo>",
        ["System.Numerics.Matrix4x4"] = "FloatTupleCodec<global::System.Numerics.Matrix4x4, global::PickleGen.Codecs.RowsOfFour>",
        ["System.Collections.Specialized.NameValueCollection"] = "MappingCodec<global::System.Collections.Specialized.NameValueCollection, global::System.Collections.Specialized.NameValueCollection, string, global::PickleGen.Codecs.StringCodec, string[], global::PickleGen.Codecs.ArrayCodec<string, global::PickleGen.Codecs.StringCodec>, global::PickleGen.Codecs.NameValueCollectionShape>",
        ["System.Collections.IEnumerable"] = "SequenceCodec<global::System.Collections.IEnumerable, global::System.Collections.Generic.List<object>, object, global::PickleGen.Codecs.OpenCodec<object>, global::PickleGen.Codecs.UntypedSequenceShape<global::System.Collections.IEnumerable>>",
        ["System.Collections.ICollection"] = "SequenceCodec<global::System.Collections.ICollection, global::System.Collections.Generic.List<object>, object, global::PickleGen.Codecs.OpenCodec<object>, global::PickleGen.Codecs.UntypedSequenceShape<global::System.Collections.ICollection>>",
        ["System.Collections.IList"] = "SequenceCodec<global::System.Collections.IList, global::System.Collections.Generic.List<object>, object, global::PickleGen.Codecs.OpenCodec<object>, global::PickleGen.Codecs.UntypedSequenceShape<global::System.Collections.IList>>",
        ["System.Collections.IDictionary"] = "MappingCodec<global::System.Collections.IDictionary, global::System.Collections.Generic.Dictionary<object, object>, object, global::PickleGen.Codecs.OpenCodec<object>, object, global::PickleGen.Codecs.OpenCodec<object>, global::PickleGen.Codecs.UntypedDictionaryShape>",
        ["System.Collections.ArrayList"] = "SequenceCodec<global::System.Collections.ArrayList, global::System.Collections.ArrayList, object, global::PickleGen.Codecs.OpenCodec<object>, global::PickleGen.Codecs.ArrayListShape>",
        ["System.Collections.Hashtable"] = "MappingCodec<global::System.Collections.Hashtable, global::System.Collections.Hashtable, object, global::PickleGen.Codecs.OpenCodec<object>, object, global::PickleGen.Codecs.OpenCodec<object>, global::PickleGen.Codecs.HashtableShape>",
        ["System.Collections.Queue"] = "SequenceCodec<global::System.Collections.Queue, global::System.Collections.Queue, object, global::PickleGen.Codecs.OpenCodec<object>, global::PickleGen.Codecs.UntypedQueueShape>",
        ["System.Collections.Stack"] = "SequenceCodec<global::System.Collections.Stack, global::System.Collections.Stack, object, global::PickleGen.Codecs.OpenCodec<object>, global::PickleGen.Codecs.UntypedStackShape>",
        ["System.Collections.SortedList"] = "MappingCodec<global::System.Collections.SortedList, global::System.Collections.SortedList, object, global::PickleGen.Codecs.OpenCodec<object>, object, global::PickleGen.Codecs.OpenCodec<object>, global::PickleGen.Codecs.UntypedSortedListShape>",
        ["System.Collections.Specialized.StringCollection"] = "SequenceCodec<global::System.Collections.Specialized.StringCollection, global::System.Collections.Specialized.StringCollection, string, global::PickleGen.Codecs.StringCodec, global::PickleGen.Codecs.StringCollectionShape>",
        ["System.Dynamic.ExpandoObject"] = "MappingCodec<global::System.Dynamic.ExpandoObject, global::System.Dynamic.ExpandoObject, string, global::PickleGen.Codecs.StringCodec, object, global::PickleGen.Codecs.OpenCodec<object>, global::PickleGen.Codecs.ExpandoObjectShape>",
    };

    /// <summary>Codecs that implement the runtime's <c>IPlacedCodec</c>.</summary>
    private static readonly HashSet<string> s_placed = new(StringComparer.Ordinal) { "DecimalCodec", "GuidCodec", "DateTimeCodec", "DateTimeOffsetCodec", "DateOnlyCodec", "TimeOnlyCodec", "TimeSpanCodec" };

    /// <summary>Types whose values are written in place.</summary>
    private static CodecModel? BuiltIn(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => Inline("BooleanCodec", InlineKind.Boolean),
        SpecialType.System_SByte => Inline("SByteCodec", InlineKind.Int32, "sbyte"),
        SpecialType.System_Byte => Inline("ByteCodec", InlineKind.Int32, "byte"),
        SpecialType.System_Int16 => Inline("Int16Codec", InlineKind.Int32, "short"),
        SpecialType.System_UInt16 => Inline("UInt16Codec", InlineKind.Int32, "ushort"),
        SpecialType.System_Int32 => Inline("Int32Codec", InlineKind.Int32),
        SpecialType.System_UInt32 => Inline("UInt32Codec", InlineKind.Int64, "uint"),
        SpecialType.System_Int64 => Inline("Int64Codec", InlineKind.Int64),
        SpecialType.System_UInt64 => Inline("UInt64Codec", InlineKind.UInt64),
        SpecialType.System_Single => Inline("SingleCodec", InlineKind.Single),
        SpecialType.System_Double => Inline("DoubleCodec", InlineKind.Double),
        SpecialType.System_String => Inline("StringCodec", InlineKind.String),
        SpecialType.System_Char => Inline("CharCodec", InlineKind.None),
        SpecialType.System_Object => Inline("OpenCodec<object>", InlineKind.None),
        SpecialType.System_Decimal => Inline("DecimalCodec", InlineKind.None),
        SpecialType.System_DateTime => Inline("DateTimeCodec", InlineKind.None),
        SpecialType.System_IntPtr => Inline("IntPtrCodec", InlineKind.None),
        SpecialType.System_UIntPtr => Inline("UIntPtrCodec", InlineKind.None),
        _ => type is INamedTypeSymbol { IsGenericType: false } named ? Named(named) : null,
    };

    private static CodecModel? Named(INamedTypeSymbol type)
    {
        string name = FullMetadataName(type);
        if (s_named.TryGetValue(name, out string? codec)) return Inline(codec, InlineKind.None);
        return s_python.Contains(name) ? Of("OpenCodec", type) : null;
    }

    private static CodecModel Inline(string codec, InlineKind kind, string? narrow = null) =>
        new(Codecs + codec, kind, Narrow: narrow, IsPlaced: s_placed.Contains(codec), IsFlat: s_placed.Contains(codec), Fills: codec.StartsWith("SequenceCodec<", StringComparison.Ordinal) || codec.StartsWith("MappingCodec<", StringComparison.Ordinal));
}
