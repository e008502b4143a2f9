using Microsoft.CodeAnalysis;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <summary>Which codec stands for a static type. Codecs of collections are put together from those of their elements.</summary>
/// <param name="compilation">What says what types mean.</param>
/// <param name="externals">The external types that are parsed already, where one of these asks.</param>
internal sealed partial class CodecResolver(Compilation compilation, ParsedExternals? externals = null)
{
    private const string Codecs = "global::PickleGen.Codecs.";

    private readonly ParsedExternals _externals = externals ?? new(compilation);

    private readonly Dictionary<string, InstantiationModel> _instantiations = new(StringComparer.Ordinal);

    /// <summary>Types whose members are being asked after: one may lead to itself.</summary>
    private readonly HashSet<INamedTypeSymbol> _asked = new(SymbolEqualityComparer.Default);

    /// <summary>The generic annotated types that were resolved with all their arguments, and what their arguments are composed of.</summary>
    public IEnumerable<InstantiationModel> Instantiations => _instantiations.Values;

    /// <summary>The codec for <paramref name="type"/>, or null if it cannot be pickled.</summary>
    public CodecModel? Resolve(ITypeSymbol type) => BuiltIn(type) ?? type switch
    {
        IArrayTypeSymbol array => Array(array),
        ITypeParameterSymbol => Of("TypeArgumentCodec", type),
        IDynamicTypeSymbol => new CodecModel(Codecs + "OpenCodec<object>"),
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } => Of("DelegateCodec", type),
        INamedTypeSymbol named => Generic(named) ?? Shaped(named) ?? Annotated(named) ?? External(named) ?? Derived(named) ?? Enum(named) ?? Open(named),
        _ => null,
    };

    /// <summary>The type that has no codec: the one that is asked about, or one in it, as <c>Customer</c> in <c>List&lt;Customer&gt;</c>; null: all have.</summary>
    public ITypeSymbol? CulpritIn(ITypeSymbol type)
    {
        if (Resolve(type) is not null) return null;
        return type switch
        {
            IArrayTypeSymbol array => CulpritIn(array.ElementType),
            INamedTypeSymbol named => named.TypeArguments.Select(CulpritIn).FirstOrDefault(static inner => inner is not null) ?? named,
            _ => type,
        };
    }

    private CodecModel? Annotated(INamedTypeSymbol type)
    {
        if (type.FindAttribute("PicklableAttribute") is not { } attribute || IsOpen(type) || !HasCode(type, compilation) || !HoldsItsArguments(type, attribute)) return null;
        string codec = TypeNames.CodecOf(type);
        if (type.TypeKind != TypeKind.Enum) AddInstantiation(type, codec);
        return new CodecModel(codec, IsGenerated: true, IsPlaced: true);
    }

    /// <summary>Whether code is generated for an annotated type: here, or it was in its assembly, as in none of another language.</summary>
    public static bool HasCode(INamedTypeSymbol type, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) || TypeNames.HasCodec(type);

    /// <summary>Whether all is well with the type's arguments: one that cannot be pickled may be a mark alone, as in <c>Id&lt;Customer&gt;</c>, of which no member holds any.</summary>
    private bool HoldsItsArguments(INamedTypeSymbol type, AttributeData attribute)
    {
        if (TypeParameters.ArgumentsIn(type).All(argument => Resolve(argument) is not null) || TypeParameters.NestTooDeep(type) || !_asked.Add(type)) return true;
        bool holds = PickleTypeParser.MembersOf(type, attribute, compilation).All(member => Resolve(member.Type) is not null);
        _asked.Remove(type);
        return holds;
    }

    private void AddInstantiation(INamedTypeSymbol type, string codec)
    {
        if (!TypeNames.IsGeneric(type) || MentionsTypeParameter(type)) return;
        string name = type.ToPlainSource();
        if (_instantiations.ContainsKey(name)) return;
        _instantiations[name] = new InstantiationModel(name, codec, IsComposed: false, IsHidden(type));
        foreach (var argument in type.TypeArguments) AddArgument(argument);
    }

    /// <summary>A type argument is looked up at run time.</summary>
    private void AddArgument(ITypeSymbol type)
    {
        if (Resolve(type) is not { IsGenerated: false } codec || BuiltIn(type) is not null) return;
        string name = type.ToPlainSource();
        _instantiations[name] = new InstantiationModel(name, codec.Codec, IsComposed: true, IsHidden(type));
    }

    private bool IsHidden(ITypeSymbol type) => !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);

    /// <summary>
    /// Whether the type's codec is put together of others that are there: a built-in collection's, an array's, a delegate's, that of an annotated
    /// type with its arguments. None is generated for its members.
    /// </summary>
    public static bool IsComposed(ITypeSymbol type) => type is IArrayTypeSymbol or { TypeKind: TypeKind.Delegate }
        || (type is INamedTypeSymbol named && (IsBuiltIn(named) || (TypeNames.IsGeneric(named) && named.OriginalDefinition.HasAttribute("PicklableAttribute"))));

    /// <summary>Whether the runtime knows the type by itself, with nothing to put together.</summary>
    public static bool IsBuiltInAlone(ITypeSymbol type) => BuiltIn(type) is not null;

    private CodecModel? External(INamedTypeSymbol type)
    {
        if (IsComposed(type) || ExternalTypes.Find(compilation, type) is not var (declaration, declaredIn)) return null;
        if (declaredIn == compilation.AssemblyName && !_externals.Include(type)) return null;
        return ExternalTypes.IsByReducer(declaration) ? Of("OpenCodec", type) : new CodecModel(TypeNames.ExternalCodecOf(type, declaredIn), IsGenerated: true, IsPlaced: true);
    }

    /// <summary>An enum is a number in a typed member.</summary>
    private static CodecModel? Enum(INamedTypeSymbol type)
    {
        if (type.EnumUnderlyingType is not { } number || BuiltIn(number) is not { } codec) return null;
        return new CodecModel($"{Codecs}EnumCodec<{type.ToPlainSource()}, {number.ToPlainSource()}, {codec.Codec}>", codec.Inline, number.ToPlainSource(), codec.Narrow);
    }

    private CodecModel? Generic(INamedTypeSymbol type) =>
        type.IsGenericType && s_generic.TryGetValue(FullMetadataName(type), out string? codec) && Compose(codec, [.. type.TypeArguments]) is { } composed
            ? composed with { IsFlat = codec == "NullableCodec" && Resolve(type.TypeArguments[0]) is { IsFlat: true } or { Inline: not InlineKind.None }, Fills = codec is "ListCodec" or "DictionaryCodec" }
            : null;

    private static string FullMetadataName(INamedTypeSymbol type) => $"{type.NamespaceName()}.{type.QualifiedMetadataName('+')}";

    /// <summary>Whether the type has a codec of its own in the table, whatever its arguments: <c>IList&lt;T&gt;</c> is no open member.</summary>
    public static bool IsBuiltIn(INamedTypeSymbol type) => BuiltIn(type) is not null || s_generic.ContainsKey(FullMetadataName(type)) || IsShaped(type);

    /// <summary>An interface, an abstract class, or a type that says itself how it is saved: what comes is decided by the value and the registry.</summary>
    /// <remarks>A list in the place of an <c>IReadOnlyList</c> whose items have no codec would not come back.</remarks>
    private static CodecModel? Open(INamedTypeSymbol type) => IsOpen(type) && !IsBuiltIn(type) ? Of("OpenCodec", type) : null;

    /// <summary>Whether the class registry alone decides what may come in a place of the type.</summary>
    public static bool MayBeAnything(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object || type is INamedTypeSymbol named && !IsBuiltIn(named) && Derived(named) is null && IsOpen(named);

    public static bool IsOpen(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Interface } or { TypeKind: TypeKind.Class, IsAbstract: true, IsStatic: false }
        || IsReducible(type);

    /// <summary>Whether the type says itself how it is made again.</summary>
    public static bool IsReducible(INamedTypeSymbol type) => type.AllInterfaces.Prepend(type).Any(static contract => contract.Name == "IReducible" && contract.NamespaceName() == "PickleGen");

    /// <summary>
    /// Whether a value alone does not say how it is saved: one of a built-in type may be of a derived type that has no codec (a query for an
    /// <c>IEnumerable</c>, a user's <c>Collection</c>), and what is in it may have a comparer of its own. In a native program nothing is known of
    /// a composed type but where generated code names it.
    /// </summary>
    public static bool NeedsStaticType(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => array.Rank > 1 || NeedsStaticType(array.ElementType),
        INamedTypeSymbol { IsGenericType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } named when IsBuiltIn(named) && TupleKind(named) is null or "KeyValuePair" => true,
        INamedTypeSymbol { IsReferenceType: true, IsSealed: false, TypeKind: not TypeKind.Delegate, SpecialType: not SpecialType.System_Object } named => IsBuiltIn(named) || Derived(named) is not null,
        INamedTypeSymbol { IsValueType: true } named => TypeArgumentsOf(named).Any(NeedsStaticType),
        _ => false,
    };

    private static IEnumerable<ITypeSymbol> TypeArgumentsOf(INamedTypeSymbol type) => TupleKind(type) is not null ? TupleArguments(type) : type.TypeArguments;

    private static bool MentionsTypeParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => MentionsTypeParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(MentionsTypeParameter) || (named.ContainingType is { } container && MentionsTypeParameter(container)),
        _ => false,
    };

    /// <summary><c>XCodec&lt;T&gt;</c>: a codec that needs to know the type alone.</summary>
    private static CodecModel Of(string codec, ITypeSymbol type) => new($"{Codecs}{codec}<{type.ToPlainSource()}>");

    /// <summary><c>XCodec&lt;T, TCodec, U, UCodec&gt;</c>: a codec made of others.</summary>
    private CodecModel? Compose(string codec, params ITypeSymbol[] items)
    {
        return WithCodecs(items) is { } arguments ? new CodecModel($"{Codecs}{codec}<{arguments}>") : null;
    }
}
