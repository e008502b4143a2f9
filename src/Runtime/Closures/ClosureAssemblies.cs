using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace PickleGen.Closures;

/// <summary>The assemblies that delegates may come from, and the types that they may mention.</summary>
/// <remarks>
/// Methods come from the listed assemblies alone. Types, as delegate types and type arguments, also from what these reference: their own
/// code names such types. No assembly is looked for by a pickle's name; a reference that is not loaded yet is loaded as the assembly asks for it.
/// </remarks>
internal sealed class ClosureAssemblies
{
    private readonly Dictionary<string, Assembly> _trusted = new(StringComparer.Ordinal);
    private readonly BoundedCache<string, Type> _types = new(StringComparer.Ordinal);

    /// <summary>Trusts these assemblies.</summary>
    /// <exception cref="ArgumentException">Two of them bear one name.</exception>
    public ClosureAssemblies(Assembly[] trusted)
    {
        foreach (Assembly assembly in trusted)
        {
            ArgumentNullException.ThrowIfNull(assembly, nameof(trusted));
            string name = AssemblyNames.SimpleNameOf(assembly);
            if (!_trusted.TryAdd(name, assembly) && _trusted[name] != assembly) throw Ambiguous(name);
        }
    }

    /// <summary>The listed assembly of this name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Assembly? assembly) => _trusted.TryGetValue(name, out assembly);

    /// <summary>Makes a type known by its name, if all of it is the core library's, whose types any pickle may mention: parsing the name and searching for what it says would take two milliseconds at first use.</summary>
    public void Know(Type type)
    {
        string name = PickledText.NameOf(type).Text;
        if (!name.Contains('/')) _types.Add(name, type);
    }

    /// <summary>The delegate type or type argument that a name stands for.</summary>
    /// <exception cref="UnpicklingException">There is no such type, or it may not be mentioned.</exception>
    public Type ResolveType(string name)
    {
        return _types.TryGet(name, out Type? type) ? type : Search(name);
    }

    private Type Search(string name)
    {
        try
        {
            return _types.Add(name, TypeNameParser.Parse(name).Resolve(Definition));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or TypeLoadException)
        {
            throw NoType(name, e);
        }
    }

    /// <summary>The type or generic definition that a name without its arguments stands for.</summary>
    public Type Definition(TypeName name)
    {
        if (name.Assembly is null && (TypeKeywords.Find(name.Name) ?? DelegateTypes.Find(name.Name)) is { } known) return known;
        Assembly assembly = name.Assembly is null ? typeof(object).Assembly : AssemblyOfType(name);
        return Find(assembly, name.FullName) ?? throw NoType(assembly, name);
    }

    /// <summary>The assembly's own type of this full name, or the one without a name that consists of this; null: none.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A type that trimming removed is not found, and the load says so.")]
    public static Type? Find(Assembly assembly, string name)
    {
        if (name.StartsWith('{')) return AnonymousTypes.Find(assembly, name);
        try
        {
            return assembly.GetType(name, throwOnError: false);
        }
        catch (Exception e) when (e is ArgumentException or IOException or BadImageFormatException)
        {
            return null;
        }
    }

    private static ArgumentException Ambiguous(string name) => new($"Two assemblies are called '{name}'; a pickle could mean either.");

    private static UnpicklingException NoType(string name, Exception e) => new($"There is no type '{ShownText.OfSentence(name)}': {ShownText.OfSentence(e.Message)}", e);

    private static UnpicklingException NoType(Assembly assembly, TypeName name) => new($"Assembly '{AssemblyNames.SimpleNameOf(assembly)}' has no type '{ShownText.OfSentence(name.Name)}'.");

    private Assembly AssemblyOfType(TypeName name)
    {
        string wanted = name.Assembly!;
        if (_trusted.TryGetValue(wanted, out Assembly? assembly)) return assembly;
        foreach (Assembly trusted in _trusted.Values)
        {
            if (ReferenceOf(trusted, wanted) is { } found) return found;
        }

        // Where the framework keeps a type is not what the reference says: System.Runtime forwards to private assemblies.
        if (AssemblyNames.IsFramework(wanted))
        {
            foreach (Assembly loaded in AssemblyLoadContext.Default.Assemblies)
            {
                if (AssemblyNames.SimpleNameOf(loaded) == wanted) return loaded;
            }

            if (name.Name[0] != '{' && KeeperOf(name.FullName) is { } keeper) return keeper;
        }

        throw new PickleSecurityException($"A pickled delegate mentions type '{ShownText.OfSentence(name.Name)}' of assembly '{ShownText.Of(wanted)}', which is neither listed in the ClosurePolicy nor referenced by an assembly that is.");
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A reference that trimming removed is one that no code uses.")]
    private static Assembly? ReferenceOf(Assembly trusted, string wanted)
    {
        foreach (AssemblyName reference in trusted.GetReferencedAssemblies())
        {
            if (reference.Name == wanted) return Load(trusted, reference);
        }

        return null;
    }

    // Nobody has used the type yet, so its assembly is not loaded: the listed assemblies refer to one that forwards to it.
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A reference that trimming removed is one that no code uses.")]
    private Assembly? KeeperOf(string type)
    {
        foreach (Assembly trusted in _trusted.Values)
        {
            foreach (AssemblyName reference in trusted.GetReferencedAssemblies())
            {
                if (AssemblyNames.IsFramework(reference.Name!) && TryLoad(trusted, reference) is { } framework && Find(framework, type) is { } found) return found.Assembly;
            }
        }

        return null;
    }

    private static Assembly? TryLoad(Assembly trusted, AssemblyName reference)
    {
        try
        {
            return Load(trusted, reference);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            // A reference that is not there is not where the type is.
            return null;
        }
    }

    private static Assembly Load(Assembly trusted, AssemblyName reference) =>
        (AssemblyLoadContext.GetLoadContext(trusted) ?? AssemblyLoadContext.Default).LoadFromAssemblyName(reference);
}
