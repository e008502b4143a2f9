using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PickleGen.Generators.Parsing;

/// <summary>For which of the types that this assembly declares external code is generated: not for one that loading cannot make.</summary>
internal sealed class ParsedExternals(Compilation compilation)
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, bool>> s_known = new();

    /// <summary>Those asked after while others are parsed: what leads to itself is taken for parsed.</summary>
    private readonly Dictionary<ISymbol, bool> _asked = new(SymbolEqualityComparer.Default);

    /// <summary>Whether there is going to be a codec.</summary>
    public bool Include(INamedTypeSymbol type)
    {
        var known = s_known.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default));
        if (known.TryGetValue(type, out bool isParsed) || _asked.TryGetValue(type, out isParsed)) return isParsed;
        bool isFirst = _asked.Count == 0;
        _asked[type] = true;
        isParsed = compilation.Assembly.GetAttributes().FirstOrDefault(attribute => ExternalTypes.Declares(attribute, type)) is { } declaration
            && PickleTypeParser.ParseExternal(declaration, compilation, CancellationToken.None, this).Model is not null;
        _asked[type] = isParsed;
        if (isFirst) known[type] = isParsed;
        return isParsed;
    }
}
