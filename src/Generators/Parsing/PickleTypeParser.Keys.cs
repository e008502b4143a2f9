using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Parsing;

/// <content>What generated names are made of: different for members and callbacks that share a name, in one class or several.</content>
internal sealed partial class PickleTypeParser
{
    private readonly Dictionary<ISymbol, string> _keys = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, string> _hosts = new(SymbolEqualityComparer.Default);

    /// <summary>Gives members their keys: their own names, as derived classes know them; those that are hidden have the names of their classes before them.</summary>
    private void NameMembers(List<MemberCandidate> candidates)
    {
        foreach (var candidate in candidates.Where(candidate => !IsHidden(candidate, candidates))) _keys[candidate.Symbol] = candidate.Symbol.Name;
        foreach (var candidate in candidates) KeyOf(candidate.Symbol);
    }

    /// <summary>The symbol's key: <c>Base_name</c>, with a number where another has that.</summary>
    private string KeyOf(ISymbol symbol)
    {
        if (_keys.TryGetValue(symbol, out string? key)) return key;
        string name = SyntaxFacts.IsValidIdentifier(symbol.Name) ? symbol.Name : AssemblyNames.Identifier(symbol.Name);
        return _keys[symbol] = Free($"{symbol.ContainingType.Name}_{name}", _keys);
    }

    /// <summary>The name of the class that has the symbol's accessor, where that is not the codec.</summary>
    private string HostNameOf(ISymbol symbol)
    {
        if (_hosts.TryGetValue(symbol, out string? host)) return host;
        string name = symbol.ContainingType.Name + "_", key = KeyOf(symbol);
        return _hosts[symbol] = Free(key.StartsWith(name, StringComparison.Ordinal) ? key : name + key, _hosts);
    }

    private static string Free(string wanted, Dictionary<ISymbol, string> taken)
    {
        string free = wanted;
        for (int i = 2; taken.ContainsValue(free); i++) free = $"{wanted}_{i}";
        return free;
    }

    /// <summary>Whether its name means another member in the type by now: one that travels, or whatever a class in between declares.</summary>
    private bool IsHidden(MemberCandidate candidate, List<MemberCandidate> candidates) =>
        candidates.FindLast(other => other.Symbol.Name == candidate.Symbol.Name) != candidate || (!InheritedMembers.Shows(candidate.Symbol) && IsHiddenByAnother(candidate.Symbol));

    private bool IsHiddenByAnother(ISymbol symbol) =>
        TypeNames.Bases(_type).Prepend(_type).TakeWhile(type => !SymbolEqualityComparer.Default.Equals(type, symbol.ContainingType))
            .Any(type => type.GetMembers(symbol.Name).Any(member => !member.IsOverride && IsVisible(member)));
}
