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
        if (orders.TrueForAll(static order => order is null)) return candidates;

        var ordered = new MemberCandidate?[candidates.Count];
        for (int i = 0; i < candidates.Count; i++)
        {
            if (orders[i] is { } order && (uint)order < (uint)ordered.Length && ordered[order] is null)
            {
                ordered[order] = candidates[i];
                continue;
            }
            Report(DiagnosticDescriptors.PositionalOrder, candidates[i].Symbol, candidates[i].Symbol.Name, _type.Name, orders[i]?.ToString() ?? "none", candidates.Count - 1);
        }
        var complete = ordered.OfType<MemberCandidate>().ToList();
        return complete.Count == candidates.Count ? complete : candidates;
    }

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
