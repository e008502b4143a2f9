using Microsoft.CodeAnalysis;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <content>What classes in other assemblies must be shown of this one, because they could not see it.</content>
internal sealed partial class PickleTypeParser
{
    /// <summary>Reads a class without <c>[Picklable]</c> that has marked members: classes derived from it may bear the attribute.</summary>
    public static InheritedModel? ParseUnannotated(INamedTypeSymbol type, AttributeData attribute, Compilation compilation) =>
        NeededLanguage.IsMissing(compilation) ? null : new PickleTypeParser(type, attribute, compilation).ParseInherited();

    /// <summary>The hidden members and callbacks; null: there are none, or nobody elsewhere can derive from the class.</summary>
    private InheritedModel? ParseInherited()
    {
        if (AccessibilityElsewhere() is not { } accessibility) return null;
        var hidden = _type.GetMembers().Where(static symbol => MemberRules.IsData(symbol) && !symbol.IsOverride && (IsHiddenElsewhere(symbol) || symbol.HasMarksBehind())).ToLookup(MemberRules.IsIgnored);
        var travelling = hidden[false]
            .Where(static symbol => MemberRules.Travels(symbol, parameter: null)).ToList();
        var ignored = hidden[true].Where(static symbol => symbol.HasMarksBehind()).Select(static symbol => symbol.Name).ToEquatableArray();
        var shown = new HashSet<string>(travelling.Select(static symbol => symbol.Name).Concat(ignored), StringComparer.Ordinal);
        var members = travelling
            .Select(symbol => ParseHidden(symbol, accessibility, InheritedMembers.KeyOf(symbol.Name, shown)))
            .OfType<InheritedMemberModel>()
            .ToEquatableArray();
        var callbacks = CallbacksIn(_type).Where(static found => !IsSeenElsewhere(found.Method) && found.Method is not { IsPartialDefinition: true, PartialImplementationPart: null }).Select(AsHidden).ToEquatableArray();
        if (members.Count + ignored.Count + callbacks.Count == 0) return null;
        if (TypeParameters.Clash(_type))
        {
            ReportClash(_type, _type);
            return null;
        }
        if (!TypeParameters.ConstraintsIn(_type).All(constraint => CheckNamed(_type, _type.Name, constraint))) return null;
        string name = InheritedMembers.NameFor(_type);
        return new InheritedModel(
            AssemblyNames.Namespace(_compilation.AssemblyName ?? ""), $"{accessibility} abstract class {name}{TypeParameters.Of(_type)}", HintNames.Of(name), _type.ToPlainSource(), members, ignored, callbacks, _cautions.ToModel());
    }

    /// <summary><c>public</c>, or <c>internal</c> where other assemblies see internals; null: none can derive from the class.</summary>
    private string? AccessibilityElsewhere()
    {
        if (_type is not { TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false } || !_type.InstanceConstructors.Any(IsCalledElsewhere)) return null;
        if (TypeNames.IsPublic(_type)) return "public";
        return HasFriends && _compilation.IsSymbolAccessibleWithin(_type, _compilation.Assembly) ? "internal" : null;
    }

    private bool IsCalledElsewhere(IMethodSymbol constructor) =>
        (HasFriends || IsSeenElsewhere(constructor)) && !(_type.IsRecord && constructor.Parameters is [var original] && SymbolEqualityComparer.Default.Equals(original.Type, _type));

    private bool HasFriends => _compilation.Assembly.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute");

    private InheritedMemberModel? ParseHidden(ISymbol symbol, string accessibility, string key)
    {
        var type = TypeOf(symbol);
        if (IsStackBound(type) || !CheckNamed(symbol, symbol.Name, type)) return null;
        if (_codecs.Resolve(type) is not { } codec)
        {
            ReportUnpicklable(symbol, symbol.Name, type);
            return null;
        }
        var attribute = symbol.FindAttribute("PickleMemberAttribute");
        var member = MemberOf(new MemberCandidate(symbol, type, Parameter: null), codec, key) with
        {
            Get = symbol is IFieldSymbol or IEventSymbol ? MemberAccess.Field : MemberAccess.Method,
            Set = symbol is IPropertySymbol { SetMethod: not null } ? MemberAccess.Method : SetAccess(symbol, isHidden: true),
        };
        var reach = TypeNames.IsPublic(type) ? TypeReach.Everyone
            : !_compilation.IsSymbolAccessibleWithin(type, _compilation.Assembly) ? TypeReach.Class
            : accessibility == "internal" ? TypeReach.Everyone : TypeReach.Assembly;
        return new InheritedMemberModel(member, attribute?.FirstString(), attribute?.Named("Order") as int? ?? -1, reach);
    }

    private static CallbackModel AsHidden((CallbackKind Kind, IMethodSymbol Method) found) =>
        new(found.Kind, found.Method.MetadataName, new CallbackAccessorModel(found.Method.ContainingType.ToPlainSource(), AssemblyNames.Identifier(found.Method.MetadataName), IsStruct: false, Host: null));

    private static bool IsHiddenElsewhere(ISymbol symbol) =>
        !IsSeenElsewhere(symbol) || symbol is IEventSymbol || (symbol is IPropertySymbol property && ((property.GetMethod is { } getter && !IsSeenElsewhere(getter)) || (property.SetMethod is { } setter && !IsSeenElsewhere(setter))));

    /// <summary>Whether a class that derives from this one in another assembly may name the member.</summary>
    private static bool IsSeenElsewhere(ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
