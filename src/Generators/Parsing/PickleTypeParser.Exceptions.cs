using Microsoft.CodeAnalysis;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <content>Exceptions: what <c>System.Exception</c> keeps and nobody can assign, <c>Data</c>, <c>Message</c> and <c>InnerException</c>.</content>
internal sealed partial class PickleTypeParser
{
    private const string MessageName = "Message";

    /// <summary>What of it no member holds and no constructor takes, as members, the last ones; none: the type is no exception.</summary>
    private void AddExceptionMembers(List<PickleMemberModel> members)
    {
        if (FindException() is not { } exception) return;
        // In this order, because positional pickles of 0.1 end with the data.
        foreach (string name in (string[])["Data", MessageName, "InnerException"])
        {
            if (exception.GetMembers(name).FirstOrDefault() is not IPropertySymbol kept || _codecs.Resolve(kept.Type) is not { } codec || IsSaidOtherwise(kept, members)) continue;
            var member = MemberOf(new MemberCandidate(kept, kept.Type, Parameter: null), codec with { Fills = false }, KeyOf(kept)) with { IsNonNullable = false };
            members.Add(name == "Data" ? member with { Set = MemberAccess.ExceptionData } : AsField(member) with { Get = MemberAccess.Field, Set = MemberAccess.Field });
        }
    }

    /// <summary>An override may add to the message that a constructor took: what it took is to be given to it again.</summary>
    private PickleMemberModel WithMessageGiven(PickleMemberModel member, MemberCandidate candidate) =>
        candidate.Symbol is IPropertySymbol { Name: MessageName, IsOverride: true } property && candidate.Parameter is not null && !MemberRules.StoresValue(property) && FindException() is not null
            ? AsField(member) with { Get = MemberAccess.ExceptionMessage }
            : member;

    /// <summary>Reached by its field in <c>System.Exception</c>, which is called so in every .NET.</summary>
    private static PickleMemberModel AsField(PickleMemberModel member)
    {
        string type = member.Type.TrimEnd('?') + "?", field = $"_{char.ToLowerInvariant(member.Name[0])}{member.Name.Substring(1)}";
        return member with { Type = type, Accessor = new AccessorModel("global::System.Exception", type, member.Name, field, IsStruct: false, Host: null) };
    }

    private INamedTypeSymbol? FindException() => TypeNames.Bases(_type).FirstOrDefault(static type => type.Name == "Exception" && type.NamespaceName() == "System");

    /// <summary>Whether a member travels in its place, or the type has another of its name, or leaves it out.</summary>
    private bool IsSaidOtherwise(IPropertySymbol kept, List<PickleMemberModel> members)
    {
        string wireName = UsesSnakeCase ? WireNames.SnakeCase(kept.Name) : kept.Name;
        return members.Exists(member => member.WireName == wireName || member.Name == kept.Name) || Declared().Exists(symbol => symbol.Name == kept.Name && IsOther(symbol));

        bool IsOther(ISymbol symbol) => !SymbolEqualityComparer.Default.Equals(symbol, kept) && (MemberRules.IsIgnored(symbol) || kept.Name == "Data");
    }
}
