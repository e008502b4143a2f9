using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <summary>Turns an annotated type into what is generated for it, or into what is wrong with it.</summary>
internal sealed partial class PickleTypeParser
{
    private readonly INamedTypeSymbol _type;
    private readonly AttributeData _attribute;
    private readonly Compilation _compilation;
    private readonly CodecResolver _codecs;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly Cautions _cautions = new();
    private List<ISymbol>? _declared;

    private PickleTypeParser(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, ParsedExternals? externals = null)
    {
        _type = type;
        _attribute = attribute;
        _compilation = compilation;
        _codecs = new CodecResolver(compilation, externals);
        _cautions.Add(type);
    }

    /// <summary>Reads <paramref name="type"/>, which bears <paramref name="attribute"/>.</summary>
    public static ParseResult Parse(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        // While it is being typed a type has no name.
        if (TypeNames.Around(type).Append(type).Any(static named => named.Name.Length == 0)) return new ParseResult(Model: null, []);
        var parser = new PickleTypeParser(type, attribute, compilation);
        var model = parser.CheckLanguage() && parser.CheckReach() && parser.CheckPartial(cancellationToken) ? parser.ParseType(TypeNames.Of(type, compilation), cancellationToken) : null;
        return new ParseResult(model, parser._diagnostics.ToImmutable());
    }

    /// <summary>Reads the type that <paramref name="attribute"/>, <c>[assembly: PicklableExternal]</c>, names.</summary>
    public static ParseResult ParseExternal(AttributeData attribute, Compilation compilation, CancellationToken cancellationToken, ParsedExternals? externals = null)
    {
        if (IdleDeclarations.WhyIdle(attribute, compilation) is not null) return default;
        if (ExternalTypes.TypeOf(attribute) is { } composed && CodecResolver.IsComposed(composed)) return new ParseResult(Model: null, CheckComposed(composed, attribute, compilation));
        if (ExternalTypes.TypeOf(attribute) is not INamedTypeSymbol type) return default;
        var parser = new PickleTypeParser(type, attribute, compilation, externals);
        var model = parser.CheckLanguage() && parser.CheckReach() ? parser.ParseType(TypeNames.OfExternal(type, compilation.AssemblyName ?? ""), cancellationToken) : null;
        return new ParseResult(model, parser._diagnostics.ToImmutable());
    }

    /// <summary>The built-in collection or array, or the annotated type with its arguments, that such an attribute names, for the index: where nothing can be composed at run time, it is here.</summary>
    /// <returns>Null: the type is another, or there is a part of it that cannot be pickled.</returns>
    public static IndexEntryModel? ParseComposed(AttributeData attribute, Compilation compilation)
    {
        if (NeededLanguage.IsMissing(compilation) || ExternalTypes.TypeOf(attribute) is not { } type || !CodecResolver.IsComposed(type) || AliasedAssemblies.WhyHidden(type, compilation) is not null || IdleDeclarations.WhyIdle(attribute, compilation) is not null) return null;
        var codecs = new CodecResolver(compilation);
        return codecs.Resolve(type) is { } codec ? IndexEntryModel.OfComposed(type.ToPlainSource(), codec, codecs.Instantiations.ToEquatableArray(), new Cautions().Add(type).ToModel()) : null;
    }

    /// <summary>The members of an annotated type that travel, with the constructor's parameters that take them; none if it cannot be built.</summary>
    public static IReadOnlyList<MemberCandidate> MembersOf(INamedTypeSymbol type, AttributeData attribute, Compilation compilation)
    {
        var parser = new PickleTypeParser(type, attribute, compilation);
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct)) return [];
        var state = parser.FindOwnState();
        if (state is { IsGiven: true }) return [];
        return (state is null ? parser.FindConstructor() : parser.FindConstructorForState()) is { } constructor ? parser.FindMembers(constructor) : [];
    }

    private static ImmutableArray<Diagnostic> CheckComposed(ITypeSymbol type, AttributeData attribute, Compilation compilation)
    {
        var location = attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation();
        if (NeededLanguage.IsMissing(compilation)) return [Diagnostic.Create(DiagnosticDescriptors.LanguageIsTooOld, location, [type.ToDisplayString(), .. NeededLanguage.Described(compilation)])];
        if (AliasedAssemblies.WhyHidden(type, compilation) is { } hidden) return [Diagnostic.Create(DiagnosticDescriptors.TypeOutOfReach, location, type.ToDisplayString(), hidden)];
        if (new CodecResolver(compilation).Resolve(type) is not null) return [];
        return [Diagnostic.Create(DiagnosticDescriptors.MemberTypeCannotBePickled, location, "PicklableExternal", type.ToDisplayString(), "declare what it holds with such an attribute of its own, or annotate that with [Picklable]")];
    }

    private bool HasErrors => _diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private bool IsAnnotated => _attribute.IsPickleGen("PicklableAttribute");

    private string Layout => _attribute.Named("Layout") switch
    {
        1 => "Positional",
        2 => "Dict",
        _ => "State",
    };

    private bool UsesSnakeCase => _attribute.Named("Naming") is 1;

    private PickleTypeModel? ParseType(TypeNameModel name, CancellationToken cancellationToken) => _type.TypeKind switch
    {
        _ when ExternalTypes.IsByReducer(_attribute) => Model(name, isOpen: true, Layout, [], Nothing, []),
        TypeKind.Enum => ParseEnum(name),
        _ when CodecResolver.IsOpen(_type) && (_type.IsAbstract || _type.TypeKind == TypeKind.Interface || (IsAnnotated && !IsPartial(_type, cancellationToken))) => Model(name, isOpen: true, Layout, [], Nothing, []),
        TypeKind.Class or TypeKind.Struct when !_type.IsStatic => ParseObject(name, cancellationToken),
        _ => null,
    };

    private PickleTypeModel? ParseObject(TypeNameModel name, CancellationToken cancellationToken)
    {
        if (FindOwnState() is { } state) return ParseOwnState(name, state, cancellationToken);
        if (HasErrors || !CheckInlineArray() || FindConstructor() is not { } constructor) return null;
        var candidates = Layout == "Positional" ? InOrder(FindMembers(constructor)) : FindMembers(constructor);
        var members = ParseMembers(candidates, cancellationToken);
        if (!CheckShown(candidates) || members.Count < candidates.Count || ParseConstruction(constructor, candidates, members) is not { } construction) return null;
        CheckWireNames(candidates, members);
        if (ParseItems(construction, candidates) is { } items) members.Add(items);
        AddExceptionMembers(members);
        var callbacks = ParseCallbacks();
        if (HasErrors) return null;
        if (Layout != "Positional") (members, construction) = ArgumentsFirst(members, construction);
        string? blockFormat = callbacks.Count == 0 ? FindBlockFormat(constructor, candidates, members) : null;
        return Model(name, isOpen: false, Layout, members, construction, callbacks, blockFormat: blockFormat) with { Comparer = ParseComparer(construction) };
    }

    /// <summary>As Python's: the class called with the number.</summary>
    private PickleTypeModel ParseEnum(TypeNameModel name)
    {
        var number = _type.EnumUnderlyingType!;
        var member = new PickleMemberModel(
            "value", "value", "value", EquatableArray<string>.Empty, number.ToSource(), _codecs.Resolve(number)!,
            MemberAccess.Cast, MemberAccess.Cast, new AccessorModel(name.FullName, number.ToSource(), Property: null, "value__", IsStruct: true, Host: null),
            IsRequired: true, IsNonNullable: false, NeedsStaticType: false, IsReference: false, StaysInPlace: false, Default: null);
        return Model(name, isOpen: false, "Positional", [member], Nothing, []);
    }

    private static ConstructionModel Nothing { get; } = new(ConstructionKind.Default, EquatableArray<ConstructorArgumentModel>.Empty, NeedsAccessor: false);

    private PickleTypeModel Model(
        TypeNameModel name, bool isOpen, string layout, List<PickleMemberModel> members, ConstructionModel construction, List<CallbackModel> callbacks, OwnStateModel? ownState = null,
        string? blockFormat = null)
    {
        var wire = WireNames.OfType(_type, _attribute);
        var inherited = IsAnnotated ? ParseInherited() : null;
        return new PickleTypeModel(
            name,
            wire,
            WireNames.FormerOfType(_type, wire).Select(static former => former.Name).ToEquatableArray(),
            isOpen,
            layout,
            IsStruct: _type.IsValueType,
            IsSealed: _type.IsSealed,
            TrackReferences: _attribute.Named("TrackReferences") is not false && !_type.IsValueType,
            members.ToEquatableArray(),
            construction,
            ownState,
            blockFormat,
            Comparer: null,
            callbacks.ToEquatableArray(),
            _codecs.Instantiations.ToEquatableArray(),
            inherited,
            _cautions.ToModel());
    }

    private void Report(DiagnosticDescriptor descriptor, ISymbol at, params object[] arguments) =>
        _diagnostics.Add(Diagnostic.Create(descriptor, LocationOf(at), arguments));

    /// <summary>Where the symbol stands in source; what stands elsewhere is reported where the type was annotated.</summary>
    private Location? LocationOf(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(static location => location.IsInSource)
        ?? _attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation();
}
