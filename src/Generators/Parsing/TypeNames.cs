using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <summary>How source names a type, reopens its partial declaration, and finds its codec.</summary>
internal static partial class TypeNames
{
    private const string Codec = "PickleCodec";

    private static readonly SymbolDisplayFormat s_declared = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>A type whose codec is nested in it, or beside it if it is an enum.</summary>
    public static TypeNameModel Of(INamedTypeSymbol type, Compilation compilation)
    {
        var (doors, door) = DoorsTo(type, compilation);
        bool isEnum = type.TypeKind == TypeKind.Enum;
        bool isHiding = Bases(type).Any(other => other.HasAttribute("PicklableAttribute") && !CodecResolver.IsOpen(other) && CodecResolver.HasCode(other, compilation));
        return new TypeNameModel(
            type.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat).Substring("global::".Length) : null,
            Around(type).Select(Declaration).ToEquatableArray(),
            isEnum ? null : Declaration(type),
            type.ToPlainSource(),
            ReflectionName(type),
            IsGeneric(type) ? Unbound(type) : null,
            IsGeneric(type) ? CodecOf(type, Unbound(type)) : null,
            CodecOf(type),
            isEnum ? $"{SyntaxFacts.GetText(type.DeclaredAccessibility)} readonly struct {type.Name}{Codec}" : $"public {(isHiding ? "new " : "")}readonly struct {Codec}",
            HintNames.Of($"{Prefix(type)}{type.QualifiedMetadataName('.')}"),
            doors,
            door);
    }

    /// <summary>A type that belongs to someone else: its codec stands in the generated namespace of the assembly that declares it picklable.</summary>
    public static TypeNameModel OfExternal(INamedTypeSymbol type, string assembly)
    {
        string name = ExternalCodecName(type);
        return new TypeNameModel(
            AssemblyNames.Namespace(assembly),
            EquatableArray<string>.Empty,
            Declaration: null,
            type.ToPlainSource(),
            ReflectionName(type),
            UnboundName: null,
            UnboundCodec: null,
            ExternalCodecOf(type, assembly),
            $"{(IsPublic(type) ? "public" : "internal")} readonly struct {name}",
            HintNames.Of(name),
            EquatableArray<string>.Empty,
            Door: null);
    }

    /// <summary>The type, or what it declares, if that has the name of the codec and is not the generated one; null: nothing is.</summary>
    public static ISymbol? BearerOfCodecName(INamedTypeSymbol type) => type.Name == Codec ? type : type.GetMembers(Codec).FirstOrDefault(static member =>
        member is not INamedTypeSymbol nested || nested.AllInterfaces.All(static contract => contract.Name != "IObjectCodec"));

    /// <summary>Whether the codec of an annotated type of another assembly is there.</summary>
    public static bool HasCodec(INamedTypeSymbol type) => type.TypeKind == TypeKind.Enum
        ? !((INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace).GetTypeMembers(type.Name + Codec).IsEmpty
        : !type.GetTypeMembers(Codec).IsEmpty;

    /// <summary>The codec of an annotated type, as source.</summary>
    public static string CodecOf(INamedTypeSymbol type) => CodecOf(type, type.ToPlainSource());

    private static string CodecOf(INamedTypeSymbol type, string source)
    {
        if (type.TypeKind != TypeKind.Enum) return $"{source}.{Codec}";
        return source.Substring(0, source.Length - SymbolDisplay.ToDisplayString(type, s_declared).Length) + type.Name + Codec;
    }

    /// <summary>The codec of an external type that <paramref name="assembly"/> declares picklable, as source.</summary>
    public static string ExternalCodecOf(INamedTypeSymbol type, string assembly) => $"global::{AssemblyNames.Namespace(assembly)}.{ExternalCodecName(type)}";

    /// <summary>The types around this one, outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type)
    {
        var outer = new Stack<INamedTypeSymbol>();
        for (var container = type.ContainingType; container is not null; container = container.ContainingType) outer.Push(container);
        return outer;
    }

    /// <summary>The classes this one derives from, the nearest first, without <c>object</c>.</summary>
    public static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var other = type.BaseType; other is { SpecialType: SpecialType.None }; other = other.BaseType) yield return other;
    }

    /// <summary>Whether it, or a type around it, takes type arguments.</summary>
    public static bool IsGeneric(INamedTypeSymbol type) => type.Arity > 0 || (type.ContainingType is { } container && IsGeneric(container));

    /// <summary>A name as an identifier in source.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>What <c>Type.FullName</c> says of it.</summary>
    public static string ReflectionName(INamedTypeSymbol type) => Prefix(type) + type.QualifiedMetadataName('+');

    private static string Prefix(INamedTypeSymbol type) => type.NamespaceName() is { Length: > 0 } ns ? ns + "." : "";

    private static string Unbound(INamedTypeSymbol type) => type.ConstructUnboundGenericType().ToPlainSource();

    /// <summary>Whether every assembly can name the type, and what it is made of.</summary>
    public static bool IsPublic(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsPublic(array.ElementType),
        INamedTypeSymbol named => named.DeclaredAccessibility == Accessibility.Public && named.TypeArguments.All(IsPublic) && (named.ContainingType is null || IsPublic(named.ContainingType)),
        _ => true,
    };

    private static string ExternalCodecName(INamedTypeSymbol type) => AssemblyNames.Identifier(type.ToPlainSource().Replace("global::", "")) + Codec;

    /// <summary>Words of small letters are what C# makes contextual keywords of, now and later: <c>file</c>, <c>required</c>, <c>extension</c>.</summary>
    private static bool MayBeKeyword(string name) => name.All(static c => c is >= 'a' and <= 'z');

    private static string Declaration(INamedTypeSymbol type)
    {
        string keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        string declared = type.ToDisplayString(s_declared);
        return $"partial {keyword} {(MayBeKeyword(type.Name) && declared[0] != '@' ? "@" : "")}{declared}";
    }
}
