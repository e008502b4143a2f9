namespace PickleGen.Closures;

/// <summary>Takes the name of a type apart, and nothing that is nested deeper than types of real programs.</summary>
/// <remarks>
/// The runtime keeps every type that it makes until the process ends, and an array or a pointer of each depth is one type more, whose name holds
/// those below. So all that nests is counted together: arguments, ranks and pointers.
/// </remarks>
internal ref struct TypeNameParser
{
    private const int MaxDepth = 32;
    private const int MaxSuffixes = 256;
    private const int MaxLength = 16 * 1024;

    private readonly string _text;
    private int _position;
    private int _suffixes;

    private TypeNameParser(string text) => _text = text;

    /// <summary>Takes a name apart.</summary>
    /// <exception cref="UnpicklingException">It is malformed, too long or nested too deeply.</exception>
    public static TypeName Parse(string text)
    {
        if (text.Length > MaxLength) throw Malformed(text[..64] + "…");
        var parser = new TypeNameParser(text);
        TypeName name = parser.Read(depth: 0, out _);
        return parser._position == text.Length ? name : throw Malformed(text);
    }

    // height: how many types lie in one another from here on, the deepest argument and each rank and pointer on top of it.
    private TypeName Read(int depth, out int height)
    {
        if (depth > MaxDepth) throw TooDeep();
        TypeName name = ReadName();
        height = 1 + Suffixes(PointersIn(name.Name));
        while (Takes('['))
        {
            if (name.Arguments.Count == 0 && !name.IsArray && _position < _text.Length && _text[_position] is not (',' or ']'))
            {
                height += ReadArguments(name, depth);
            }
            else
            {
                name.AddRank(ReadRank());
                height += Suffixes(1);
            }
        }

        return depth + height > MaxDepth + 1 ? throw TooDeep() : name;
    }

    private TypeName ReadName()
    {
        int start = _position;
        string? assembly = null;
        for (; _position < _text.Length && _text[_position] is not ('[' or ']' or ','); _position++)
        {
            switch (_text[_position])
            {
                case '/' when assembly is null:
                    assembly = _text[start.._position];
                    start = _position + 1;
                    break;
                case '{':
                    int end = _text.IndexOf('}', _position);
                    _position = end < 0 ? throw Malformed(_text) : end;
                    break;
                case '\\':
                    _position++;
                    break;
            }
        }

        if (_position <= start || _position > _text.Length || assembly is "") throw Malformed(_text);
        string name = _text[start.._position];
        return new TypeName(assembly, assembly is not null && name[0] == '.' ? assembly + name : name);
    }

    private int ReadArguments(TypeName name, int depth)
    {
        int height = 0;
        while (true)
        {
            name.AddArgument(Read(depth + 1, out int argument));
            height = Math.Max(height, argument);
            if (_position >= _text.Length) throw Malformed(_text);
            char next = _text[_position++];
            if (next == ']') return height;
            if (next != ',') throw Malformed(_text);
        }
    }

    private int ReadRank()
    {
        int rank = 1;
        while (Takes(',')) rank++;
        return Takes(']') && rank <= MaxDepth ? rank : throw Malformed(_text);
    }

    private bool Takes(char next)
    {
        if (_position >= _text.Length || _text[_position] != next) return false;
        _position++;
        return true;
    }

    // Reflection reads them as part of the name; between braces stands a signature, which is only compared.
    private static int PointersIn(string name) => name[0] == '{' ? 0 : name.AsSpan().CountAny('*', '&');

    private int Suffixes(int count)
    {
        _suffixes += count;
        return _suffixes > MaxSuffixes ? throw TooDeep() : count;
    }

    private readonly UnpicklingException TooDeep() => new($"'{ShownText.Of(_text, 64)}' has more arrays, pointers or type arguments in one another than a pickle may name.");

    private static UnpicklingException Malformed(string text) => new($"'{ShownText.OfSentence(text)}' is not the name of a type.");
}
