using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Closures;

/// <summary>A type's name as <see cref="TypeNameWriter"/> writes it, taken apart. Resolves nothing by itself.</summary>
/// <param name="assembly">The assembly's simple name; null: the core library.</param>
/// <param name="name">The full name without the assembly.</param>
internal sealed class TypeName(string? assembly, string name)
{
    private readonly List<TypeName> _arguments = [];
    private readonly List<int> _ranks = [];

    /// <summary>The assembly's simple name; null: the core library.</summary>
    public string? Assembly { get; } = assembly;

    /// <summary>The full name of the type or generic definition, a keyword, or the members of an anonymous type in braces.</summary>
    public string Name { get; } = name;

    /// <summary>The full name as reflection has it, of what is no keyword: namespace System of the core library goes without saying.</summary>
    public string FullName => Assembly is null && !Name.Contains('.', StringComparison.Ordinal) ? "System." + Name : Name;

    /// <summary>Generic arguments, those of enclosing types first.</summary>
    public IReadOnlyList<TypeName> Arguments => _arguments;

    /// <summary>Whether it is an array, of whatever is named before the ranks.</summary>
    public bool IsArray => _ranks.Count > 0;

    /// <summary>The assembly that a name begins with, whatever follows; null: the core library.</summary>
    public static string? AssemblyIn(string text)
    {
        int end = text.IndexOf('/');
        return end > 0 && text.IndexOf('[', 0, end) < 0 ? text[..end] : null;
    }

    /// <summary>One more generic argument.</summary>
    public void AddArgument(TypeName argument) => _arguments.Add(argument);

    /// <summary>An array of this rank of what the name meant so far.</summary>
    public void AddRank(int rank) => _ranks.Add(rank);

    /// <summary>The type that the name stands for.</summary>
    /// <param name="definition">Finds the type or generic definition.</param>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Native AOT throws where it has no code for an instantiation; that is reported as an error of the pickle.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "Constraints are checked by the runtime; no member of an argument is reached by name.")]
    public Type Resolve(Func<TypeName, Type> definition)
    {
        Type type = WithArguments(definition(this), definition);
        foreach (int rank in _ranks) type = rank == 1 ? type.MakeArrayType() : type.MakeArrayType(rank);
        return type;
    }

    /// <summary>An open type, closed with this name's arguments.</summary>
    /// <exception cref="UnpicklingException">The arguments do not fit.</exception>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Native AOT throws where it has no code for an instantiation; that is reported as an error of the pickle.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "Constraints are checked by the runtime; no member of an argument is reached by name.")]
    public Type WithArguments(Type open, Func<TypeName, Type> definition)
    {
        int expected = open.IsGenericTypeDefinition ? open.GetGenericArguments().Length : 0;
        if (expected != _arguments.Count) throw new UnpicklingException($"'{open}' takes {expected} type arguments; the pickle gives {_arguments.Count}.");
        if (expected == 0) return open;
        try
        {
            var arguments = new Type[expected];
            for (int i = 0; i < expected; i++) arguments[i] = _arguments[i].Resolve(definition);
            return open.MakeGenericType(arguments);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or TypeLoadException)
        {
            throw new UnpicklingException($"'{open}' cannot be made with the type arguments in the pickle: {ShownText.OfSentence(e.Message)}", e);
        }
    }
}
