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
    };

    /// <summary>Types whose values are written in place.</summary>
    private static CodecModel? BuiltIn(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => Inline("BooleanCodec", InlineKind.Boolean),
        SpecialType.System_SByte => Inline("SByteCodec", InlineKind.Int32),
        SpecialType.System_Byte => Inline("ByteCodec", InlineKind.Int32),
        SpecialType.System_Int16 => Inline("Int16Codec", InlineKind.Int32),
        SpecialType.System_UInt16 => Inline("UInt16Codec", InlineKind.Int32),
        SpecialType.System_Int32 => Inline("Int32Codec", InlineKind.Int32),
        SpecialType.System_UInt32 => Inline("UInt32Codec", InlineKind.Int64),
        SpecialType.System_Int64 => Inline("Int64Codec", InlineKind.Int64),
        SpecialType.System_UInt64 => Inline("UInt64Codec", InlineKind.UInt64),
        SpecialType.System_Single => Inline("SingleCodec", InlineKind.Double),
        SpecialType.System_Double => Inline("DoubleCodec", InlineKind.Double),
        SpecialType.System_String => Inline("StringCodec", InlineKind.String),
        SpecialType.System_Char => Inline("CharCodec", InlineKind.None),
        SpecialType.System_Object => Inline("OpenCodec<object>", InlineKind.None),
        _ => null,
    };

    private static CodecModel Inline(string codec, InlineKind kind) => new(Codecs + codec, kind);
}
