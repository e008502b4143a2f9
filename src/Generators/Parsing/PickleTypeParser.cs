using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    private List<ISymbol>? _declared;

    private PickleTypeParser(INamedTypeSymbol type, AttributeData attribute, Compilation compilation)
    {
        _type = type;
        _attribute = attribute;
        _compilation = compilation;
    }

    /// <summary>Reads <paramref name="type"/>, which bears <paramref name="attribute"/>.</summary>
    public static ParseResult Parse(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        var parser = new PickleTypeParser(type, attribute, compilation);
        var model = parser.ParseType(cancellationToken);
        return new ParseResult(model, parser._diagnostics.ToImmutable());
    }

    private PickleTypeModel? ParseType(CancellationToken cancellationToken)
    {
        if (_type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || _type.IsAbstract) return null;
        if (!CheckPartial(cancellationToken) || FindConstructor() is not { } constructor) return null;

        var candidates = FindMembers(constructor);
        var members = ParseMembers(candidates, cancellationToken);
        if (members.Count < candidates.Count || ParseConstruction(constructor, candidates, members) is not { } construction) return null;
        CheckWireNames(candidates, members);
        if (_diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) return null;

        var wire = WireNames.OfType(_type, _attribute);
        return new PickleTypeModel(
            TypeNames.Of(_type),
            wire,
            WireNames.FormerOfType(_type, wire).ToEquatableArray(),
            Layout,
            IsStruct: _type.IsValueType,
            IsSealed: _type.IsSealed,
            TrackReferences: _attribute.Named("TrackReferences") is not false && !_type.IsValueType,
            members.ToEquatableArray(),
            construction);
    }

    private string Layout => _attribute.Named("Layout") switch
    {
        1 => "Positional",
        2 => "Dict",
        _ => "State",
    };

    private bool UsesSnakeCase => _attribute.Named("Naming") is 1;

    private bool CheckPartial(CancellationToken cancellationToken)
    {
        bool isPartial = true;
        if (!IsPartial(_type, cancellationToken))
        {
            isPartial = false;
            Report(DiagnosticDescriptors.TypeMustBePartial, _type, _type.Name);
        }
        foreach (var container in TypeNames.Around(_type))
        {
            if (IsPartial(container, cancellationToken)) continue;
            isPartial = false;
            Report(DiagnosticDescriptors.ContainingTypeMustBePartial, container, _type.Name, container.Name);
        }
        return isPartial;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) return true;
        }
        return false;
    }

    private void CheckWireNames(List<MemberCandidate> candidates, List<PickleMemberModel> members)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < members.Count; i++)
        {
            foreach (string name in members[i].FormerNames.Prepend(members[i].WireName))
            {
                if (!seen.TryGetValue(name, out string? other)) seen.Add(name, members[i].Name);
                else Report(DiagnosticDescriptors.WireNameIsTaken, candidates[i].Symbol, members[i].Name, other, name);
            }
        }
    }

    private void Report(DiagnosticDescriptor descriptor, ISymbol at, params object[] arguments) =>
        _diagnostics.Add(Diagnostic.Create(descriptor, at.Locations.FirstOrDefault(), arguments));
}
