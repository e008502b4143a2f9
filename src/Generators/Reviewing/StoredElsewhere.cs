using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>
/// Private fields of structs in other assemblies, the only ones that compilers read there: what stands behind a member that travels, and what
/// a reference assembly has in the place of fields that it does not show.
/// </summary>
internal static class StoredElsewhere
{
    private const char FSharpField = '@';

    private const string BackingField = ">k__BackingField", Captured = ">P";

    /// <summary>Whether all that the field holds is in <paramref name="members"/>, so far as can be told.</summary>
    public static bool IsBehind(ISymbol stored, IEnumerable<MemberCandidate> members)
    {
        if (stored is not IFieldSymbol { DeclaringSyntaxReferences.IsEmpty: true } field || (field.DeclaredAccessibility == Accessibility.Public && MemberRules.IsData(field))) return false;
        if (IsPlaceholder(field)) return members.Any();
        string name = NameBehind(field);
        return members.Any(member => string.Equals(member.Symbol.Name, name, StringComparison.OrdinalIgnoreCase) && SymbolEqualityComparer.Default.Equals(member.Type, field.Type));
    }

    /// <summary>Whether the field is an auto-property's, which stands for it.</summary>
    public static bool IsOfProperty(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.IsEmpty && field.MetadataName.EndsWith(BackingField, StringComparison.Ordinal) && field.ContainingType.GetMembers(NameBehind(field)).Any(static member => member is IPropertySymbol);

    /// <summary>What reference assemblies have for fields that hold references, and for those that hold none.</summary>
    public static bool IsPlaceholder(IFieldSymbol field) => field.Name is "_dummy" or "_dummyPrimitive";

    /// <summary>What the field is called for: <c>Amount</c> of <c>&lt;Amount&gt;k__BackingField</c>, of <c>&lt;amount&gt;P</c>, which a primary constructor's parameter is kept in, of F#'s <c>Amount@</c>, and of <c>_amount</c>.</summary>
    private static string NameBehind(IFieldSymbol field)
    {
        string name = field.MetadataName;
        foreach (string suffix in (string[])[BackingField, Captured])
        {
            if (name[0] == '<' && name.EndsWith(suffix, StringComparison.Ordinal)) return name.Substring(1, name.Length - 1 - suffix.Length);
        }
        int end = name.IndexOf(FSharpField);
        return end > 0 ? name.Substring(0, end) : name.TrimStart('_');
    }
}
