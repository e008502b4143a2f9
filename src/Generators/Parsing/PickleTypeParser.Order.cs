using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class PickleTypeParser
{
    /// <summary>Members by their <c>Order</c>, which runs from 0 without gaps; as declared if none has any.</summary>
    private List<MemberCandidate> InOrder(List<MemberCandidate> candidates)
    {
        var orders = candidates.ConvertAll(static candidate => OrderOf(candidate));
        if (orders.TrueForAll(static order => order is null))
        {
            CheckFiles(candidates);
            return candidates;
        }

        var ordered = new MemberCandidate?[candidates.Count];
        for (int i = 0; i < candidates.Count; i++)
        {
            if (orders[i] is { } order && (uint)order < (uint)ordered.Length && ordered[order] is null)
            {
                ordered[order] = candidates[i];
                continue;
            }
            ReportOrder(candidates[i].Symbol, $"is at position {orders[i]?.ToString() ?? "none"}, but positions must run from 0 to {candidates.Count - 1}, each once, and be given to every member or to none: number the members anew, or remove every Order");
        }
        var complete = ordered.OfType<MemberCandidate>().ToList();
        return complete.Count == candidates.Count ? complete : candidates;
    }

    /// <summary>Members of one class that are declared in several files lie in the order in which the compiler is given those, and nobody promises that.</summary>
    private void CheckFiles(List<MemberCandidate> candidates)
    {
        foreach (var members in candidates.Select(static candidate => candidate.Symbol).GroupBy(static symbol => symbol.ContainingType, SymbolEqualityComparer.Default))
        {
            var file = FileOf(members.First());
            if (members.FirstOrDefault(member => FileOf(member) != file) is { } elsewhere)
                ReportOrder(elsewhere, $"stands in another file than '{members.First().Name}', and no order of the two is certain: give every member its place with [PickleMember(Order = …)]");
        }
    }

    private static SyntaxTree? FileOf(ISymbol symbol) => symbol.Locations.FirstOrDefault()?.SourceTree;

    private void ReportOrder(ISymbol at, string fault) => Report(DiagnosticDescriptors.PositionalOrder, at, at.Name, _type.Name, fault);

    /// <summary>
    /// What the constructor takes before the rest, where it makes collections that are filled: it can run before those are loaded, and what
    /// refers to them refers to those that it made.
    /// </summary>
    private static (List<PickleMemberModel> Members, ConstructionModel Construction) ArgumentsFirst(List<PickleMemberModel> members, ConstructionModel construction)
    {
        if (construction.Kind != ConstructionKind.Parameters || !members.Exists(static member => member.StaysInPlace)) return (members, construction);
        var ordered = members.OrderBy(static member => member.Set != MemberAccess.Constructor).ToList();
        var arguments = construction.Arguments.Select(argument => argument.Member < 0 ? argument : argument with { Member = ordered.IndexOf(members[argument.Member]) });
        return (ordered, construction with { Arguments = arguments.ToEquatableArray() });
    }

    private static int? OrderOf(MemberCandidate candidate) =>
        MemberAttribute(candidate.Symbol, candidate.Parameter)?.Named("Order") as int?;
}
