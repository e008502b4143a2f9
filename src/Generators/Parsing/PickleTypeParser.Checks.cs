using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class PickleTypeParser
{
    private bool CheckLanguage()
    {
        bool isMissing = NeededLanguage.IsMissing(_compilation);
        if (isMissing) Report(DiagnosticDescriptors.LanguageIsTooOld, _type, [_type.Name, .. NeededLanguage.Described(_compilation)]);
        return !isMissing;
    }

    /// <summary>The codec must be able to hold its values, and the index to reach it: through the types around it, unless it takes type arguments.</summary>
    private bool CheckReach()
    {
        string? obstacle = _type.IsRefLikeType ? "it is a ref struct, which lives on the stack: make it an ordinary struct"
            : TypeNames.Around(_type).Append(_type).Any(static type => type.IsFileLocal) ? "it is local to its file: make it at least internal"
            : _compilation.IsSymbolAccessibleWithin(_type, _compilation.Assembly) || (IsAnnotated && !TypeNames.IsGeneric(_type)) ? null
            : "it is private and takes type arguments: make it at least internal";
        obstacle ??= AliasedAssemblies.WhyHidden(_type, _compilation);
        if (obstacle is null && IsAnnotated && _type.TypeKind is TypeKind.Class or TypeKind.Struct && !CodecResolver.IsOpen(_type) && TypeNames.BearerOfCodecName(_type) is { } bearer)
        {
            string what = SymbolEqualityComparer.Default.Equals(bearer, _type) ? "type" : "member";
            Report(DiagnosticDescriptors.TypeOutOfReach, bearer, _type.Name, $"its codec is called '{bearer.Name}' as the {what} is: give the {what} another name");
            return false;
        }
        if (obstacle is not null) Report(DiagnosticDescriptors.TypeOutOfReach, _type, _type.Name, obstacle);
        return obstacle is null;
    }

    /// <summary>The compiler repeats the one field of such a struct: the other elements are no members.</summary>
    private bool CheckInlineArray()
    {
        bool isInline = _type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "InlineArrayAttribute");
        if (isInline) Report(DiagnosticDescriptors.TypeOutOfReach, _type, $"elements of {_type.Name}", "it is an inline array: hold them in an array, or give the state by IPickleState");
        return !isInline;
    }

    /// <summary>A struct of another assembly that stores something, none of which any member shows: all of its values would come back as its default one.</summary>
    private bool CheckShown(List<MemberCandidate> candidates)
    {
        bool isShown = IsAnnotated || candidates.Count > 0 || !_type.IsValueType || SymbolEqualityComparer.Default.Equals(_type.ContainingAssembly, _compilation.Assembly)
            || !_type.GetMembers().Any(static member => member is IFieldSymbol { IsStatic: false });
        if (!isShown) Report(DiagnosticDescriptors.TypeOutOfReach, _type, $"state of {_type.Name}", $"it is private there, and no member that can be set shows it: {GiveReducer}");
        return isShown;
    }

    /// <summary>Enums and interfaces cannot be partial or need not be; what stands around them must.</summary>
    private bool CheckPartial(CancellationToken cancellationToken)
    {
        bool needsPart = _type.TypeKind is TypeKind.Class or TypeKind.Struct;
        bool isPartial = !needsPart || CodecResolver.IsOpen(_type) || IsPartial(_type, cancellationToken);
        if (!isPartial) Report(DiagnosticDescriptors.TypeMustBePartial, _type, _type.Name);
        if (CodecResolver.IsOpen(_type)) return isPartial;
        foreach (var container in TypeNames.Around(_type))
        {
            if (IsPartial(container, cancellationToken)) continue;
            isPartial = false;
            Report(DiagnosticDescriptors.ContainingTypeMustBePartial, container, _type.Name, container.Name);
        }
        return isPartial;
    }

    /// <summary>Whether the type is declared so that code can be added to it.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) return true;
        }
        return false;
    }

    private void CheckWireNames(List<MemberCandidate> candidates, List<PickleMemberModel> members)
    {
        var seen = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        for (int i = 0; i < members.Count; i++)
        {
            var symbol = candidates[i].Symbol;
            foreach (string name in members[i].FormerNames.Prepend(members[i].WireName))
            {
                if (!seen.TryGetValue(name, out var other)) seen.Add(name, symbol);
                else if (other.Name != symbol.Name) Report(DiagnosticDescriptors.WireNameIsTaken, symbol, symbol.Name, other.Name, name);
                else Report(DiagnosticDescriptors.WireNameIsTaken, symbol, InItsClass(symbol), InItsClass(other), name);
            }
        }
    }

    private string InItsClass(ISymbol symbol) => InheritedMembers.Shows(symbol) ? $"{symbol.Name} of a base class" : $"{symbol.ContainingType.Name}.{symbol.Name}";
}
