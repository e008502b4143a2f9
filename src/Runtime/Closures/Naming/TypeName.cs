using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Closures;

/// <summary>A type's name as <see cref="TypeNameWriter"/> writes it, taken apart. Resolves nothing by itself.</summary>
internal sealed class TypeName
{
    private const int MaxDepth = 32;
    private const int MaxLength = 16 * 1024;

    private readonly List<TypeName> _arguments = [];
    private readonly List<int> _ranks = [];

    private TypeName(string? assembly, string name)
    {
        Assembly = assembly;
        Name = name;
    }

    /// <summary>The assembly's simple name; null: the core library.</summary>
    public string? Assembly { get; }

    /// <summary>The full name of the type or generic definition, a keyword, or the members of an anonymous type in braces.</summary>
    public string Name { get; }

    /// <summary>The full name as reflection has it, of what is no keyword: namespace System of the core library goes without saying.</summary>
    public string FullName => Assembly is null && !Name.Contains('.', StringComparison.Ordinal) ? "System." + Name : Name;

    /// <summary>Generic arguments, those of enclosing types first.</summary>
    public IReadOnlyList<TypeName> Arguments => _arguments;

    /// <summary>The assembly that a name begins with, whatever follows; null: the core library.</summary>
    public static string? AssemblyIn(string text)
    {
        int end = text.IndexOf('/');
        return end > 0 && text.IndexOf('[', 0, end) < 0 ? text[..end] : null;
    }

    /// <summary>Takes a name apart.</summary>
    /// <exception cref="UnpicklingException">It is malformed, too long or nested too deeply.</exception>
    public static TypeName Parse(string text)
    {
        if (text.Length > MaxLength) throw Malformed(text[..64] + "…");
        int position = 0;
        TypeName name = Parse(text, ref position, depth: 0);
        return position == text.Length ? name : throw Malformed(text);
    }

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
            throw new UnpicklingException($"'{open}' cannot be made with the type arguments in the pickle: {e.Message}", e);
        }
    }

    private static TypeName Parse(string text, ref int position, int depth)
    {
        if (depth > MaxDepth) throw Malformed(text);
        var name = ReadName(text, ref position);
        while (position < text.Length && text[position] == '[')
        {
            position++;
            if (name._arguments.Count == 0 && name._ranks.Count == 0 && position < text.Length && text[position] is not (',' or ']')) ReadArguments(name, text, ref position, depth);
            else name._ranks.Add(ReadRank(text, ref position));
        }

        return name;
    }

    private static TypeName ReadName(string text, ref int position)
    {
        int start = position;
        string? assembly = null;
        for (; position < text.Length && text[position] is not ('[' or ']' or ','); position++)
        {
            switch (text[position])
            {
                case '/' when assembly is null:
                    assembly = text[start..position];
                    start = position + 1;
                    break;
                case '{':
                    int end = text.IndexOf('}', position);
                    position = end < 0 ? throw Malformed(text) : end;
                    break;
                case '\\':
                    position++;
                    break;
            }
        }

        if (position <= start || position > text.Length || assembly is "") throw Malformed(text);
        string name = text[start..position];
        return new TypeName(assembly, assembly is not null && name[0] == '.' ? assembly + name : name);
    }

    private static void ReadArguments(TypeName name, string text, ref int position, int depth)
    {
        while (true)
        {
            name._arguments.Add(Parse(text, ref position, depth + 1));
            if (position >= text.Length) throw Malformed(text);
            char next = text[position++];
            if (next == ']') return;
            if (next != ',') throw Malformed(text);
        }
    }

    private static int ReadRank(string text, ref int position)
    {
        int rank = 1;
        for (; position < text.Length && text[position] == ','; position++) rank++;
        if (position >= text.Length || text[position++] != ']' || rank > MaxDepth) throw Malformed(text);
        return rank;
    }

    private static UnpicklingException Malformed(string text) => new($"'{text}' is not the name of a type.");
}
