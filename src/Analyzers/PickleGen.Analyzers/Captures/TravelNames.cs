using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.Analyzers.Captures;

/// <summary>Names under which a call may send a delegate away; all other calls need no second look.</summary>
internal sealed class TravelNames
{
    private static readonly string[] s_ours = ["Serialize", "SerializeAsync", "DeepClone", "Dump"];

    private static readonly string[] s_query = ["Where", "Select", "SelectMany", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Join", "GroupJoin"];

    private readonly HashSet<string> _names = new(s_ours, StringComparer.Ordinal);
    private readonly bool _anyName;

    public TravelNames(Compilation compilation, IEnumerable<PassedOn> files)
    {
        var calls = new List<ImmutableArray<(string From, string To)>>();
        foreach (var file in files)
        {
            _anyName |= file.AnyName;
            _names.UnionWith(file.Marked);
            if (!file.Calls.IsEmpty) calls.Add(file.Calls);
        }
        foreach (string name in OfReferences(compilation)) _names.Add(name);

        bool grew = true;
        while (grew)
        {
            grew = false;
            foreach (var file in calls)
            {
                foreach (var (from, to) in file) grew |= _names.Contains(to) && _names.Add(from);
            }
        }
    }

    /// <param name="name">A method's name, or a type's for its constructors; null where the call does not show it.</param>
    public bool MayTravel(string? name) => _anyName || name is null || _names.Contains(name);

    /// <summary>Whether a query expression may call one of them: <c>where</c> is <c>Where</c>.</summary>
    public bool AnyQuery => _anyName || s_query.Any(_names.Contains);

    /// <summary>Whether <c>new(…)</c>, which shows no name, may call a constructor that passes a delegate on.</summary>
    public bool AnyConstructor => _anyName || _names.Count > s_ours.Length;

    /// <summary>Marked parameters in assemblies that know PickleGen; no others can have any.</summary>
    private static IEnumerable<string> OfReferences(Compilation compilation)
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!assembly.Modules.Any(m => m.ReferencedAssemblies.Any(a => a.Name == "PickleGen"))) continue;
            foreach (string name in OfNamespace(assembly.GlobalNamespace)) yield return name;
        }
    }

    private static IEnumerable<string> OfNamespace(INamespaceSymbol ns)
    {
        foreach (var member in ns.GetMembers())
        {
            var names = member is INamespaceSymbol inner ? OfNamespace(inner) : OfType((INamedTypeSymbol)member);
            foreach (string name in names) yield return name;
        }
    }

    private static IEnumerable<string> OfType(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is INamedTypeSymbol nested)
            {
                foreach (string name in OfType(nested)) yield return name;
            }
            else if (member is IMethodSymbol method && method.Parameters.Any(p => p.HasAttribute("PickledAttribute")))
            {
                yield return method.MethodKind == MethodKind.Constructor ? type.Name : method.Name;
            }
        }
    }
}
