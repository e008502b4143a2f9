using Microsoft.CodeAnalysis;
using PickleGen.Generators.Model;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <content>Former names that say nothing new, as one does when a member is called again what it was called before.</content>
internal static partial class IdleAttributes
{
    /// <param name="type">The type that says so; base classes say it for themselves.</param>
    /// <param name="members">What travels.</param>
    /// <param name="model">The same, with names.</param>
    public static IEnumerable<Diagnostic> OnNames(INamedTypeSymbol type, IReadOnlyCollection<MemberCandidate> members, PickleTypeModel model)
    {
        if (model.Layout == "Positional") yield break;
        foreach (var (symbol, member) in members.Zip(model.Members, static (candidate, member) => (candidate.Symbol, member)))
        {
            if (!SymbolEqualityComparer.Default.Equals(symbol.ContainingType, type)) continue;
            var said = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (name, former) in WireNames.MarkedNames(symbol))
            {
                if (name == member.WireName) yield return At(former, symbol, "it is called so today");
                else if (!said.Add(name)) yield return At(former, symbol, "another one says the same");
            }
        }
    }
}
