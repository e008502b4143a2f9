using Microsoft.CodeAnalysis;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <summary>Which codec stands for a static type. Codecs of collections are put together from those of their elements.</summary>
internal static partial class CodecResolver
{
    private const string Codecs = "global::PickleGen.Codecs.";

    /// <summary>The codec for <paramref name="type"/>, or null if it cannot be pickled.</summary>
    public static CodecModel? Resolve(ITypeSymbol type)
    {
        if (BuiltIn(type) is { } builtIn) return builtIn;
        return type switch
        {
            IArrayTypeSymbol { IsSZArray: true } array => Compose("ArrayCodec", array.ElementType),
            INamedTypeSymbol { TypeKind: TypeKind.Enum } named => Enum(named),
            INamedTypeSymbol named when named.HasAttribute("PicklableAttribute") => Annotated(named),
            INamedTypeSymbol { IsGenericType: true } named => Generic(named),
            _ => null,
        };
    }

    private static CodecModel Annotated(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface || type.IsAbstract ? Of("OpenCodec", type) : new CodecModel(type.ToPlainSource() + ".PickleCodec");

    private static CodecModel Enum(INamedTypeSymbol type) => Of("EnumCodec", type);

    private static CodecModel? Generic(INamedTypeSymbol type)
    {
        string name = $"{type.NamespaceName()}.{type.QualifiedMetadataName('+')}";
        return s_generic.TryGetValue(name, out string? codec) ? Compose(codec, [.. type.TypeArguments]) : null;
    }

    /// <summary><c>XCodec&lt;T&gt;</c>: a codec that needs to know the type alone.</summary>
    private static CodecModel Of(string codec, ITypeSymbol type) => new($"{Codecs}{codec}<{type.ToPlainSource()}>");

    /// <summary><c>XCodec&lt;T, TCodec, U, UCodec&gt;</c>: a codec made of others.</summary>
    private static CodecModel? Compose(string codec, params ITypeSymbol[] items)
    {
        var arguments = new List<string>(items.Length * 2);
        foreach (var item in items)
        {
            if (Resolve(item) is not { } resolved) return null;
            arguments.Add(item.ToPlainSource());
            arguments.Add(resolved.Codec);
        }
        return new CodecModel($"{Codecs}{codec}<{string.Join(", ", arguments)}>");
    }
}
