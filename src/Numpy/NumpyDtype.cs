using System.Globalization;

namespace PickleGen.Numpy;

/// <summary>numpy's <c>dtype</c>: what one element of an array is. Immutable once it is loaded.</summary>
/// <remarks>The elements that <see cref="NumpyArray"/> holds have their low byte first, whatever numpy's had: so have the types here.</remarks>
[Picklable(Module = "picklegen.numpy")]
public sealed partial class NumpyDtype
{
    private const int BytesOfCharacter = 4;

    /// <summary>A type by the name that numpy gives it.</summary>
    /// <param name="name">A letter and how many bytes (of texts: characters), as <c>dtype.str</c> has them: <c>&lt;f8</c>, <c>|b1</c>, <c>U10</c>, <c>M8[ns]</c>.</param>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    /// <exception cref="ArgumentException">numpy has no such type; or the name says that the high byte comes first.</exception>
    public NumpyDtype(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!TryParse(name)) throw new ArgumentException($"numpy has no type '{name}' whose low byte comes first.", nameof(name));
        _isBuilt = true;
    }

    /// <summary>A record: fields with names, one behind another and without gaps, as numpy lays them out.</summary>
    /// <exception cref="ArgumentNullException">There are no fields, or one has no name or no type.</exception>
    /// <exception cref="ArgumentException">Two fields have one name; or they are too large together.</exception>
    /// <exception cref="UnpicklingException">Records lie too deep in one another, or have too many fields.</exception>
    public NumpyDtype(params IReadOnlyList<(string Name, NumpyDtype Dtype)> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var laid = new List<NumpyField>();
        int offset = 0;
        foreach (var (name, dtype) in fields)
        {
            ArgumentNullException.ThrowIfNull(name, nameof(fields));
            ArgumentNullException.ThrowIfNull(dtype, nameof(fields));
            if (dtype.ItemSize > int.MaxValue - offset) throw new ArgumentException("A record is larger than .NET's arrays.", nameof(fields));
            if (laid.Exists(field => field.Name == name)) throw new ArgumentException($"Two fields are called '{name}'.", nameof(fields));
            laid.Add(new NumpyField(name, dtype, offset));
            offset += dtype.ItemSize;
        }
        (Kind, ItemSize, Fields) = ('V', offset, laid);
        foreach (var field in laid) Contain(field.Dtype);
        _isBuilt = true;
    }

    /// <summary>numpy's <c>kind</c>: <c>b</c> bool, <c>i</c> <c>u</c> integers, <c>f</c> floats, <c>c</c> complex, <c>M</c> times, <c>m</c> spans of time, <c>U</c> texts, <c>S</c> bytes, <c>V</c> records, <c>O</c> objects.</summary>
    public char Kind { get; private set; }

    /// <summary>Bytes of one element; of an object that is a reference's, as numpy counts them.</summary>
    public int ItemSize { get; private set; }

    /// <summary>Of times and spans what one is: <c>ns</c>, <c>D</c>, <c>25s</c>. Empty: nobody knows, or it is none of the two.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>A record's fields, in their order.</summary>
    public IReadOnlyList<NumpyField> Fields { get; private set; } = [];

    /// <summary>Of a field that is an array itself how long each of its dimensions is; then the type has the bytes of all its elements.</summary>
    public IReadOnlyList<int> FieldShape { get; private set; } = [];

    /// <summary>Of a field that is an array itself what its elements are.</summary>
    public NumpyDtype? FieldElement { get; private set; }

    /// <summary>Whether elements are objects, or records with objects.</summary>
    public bool HasObjects => Kind == 'O' || _containsObjects;

    /// <summary>As numpy's <c>dtype.str</c>; records with their fields, as numpy prints them.</summary>
    public override string ToString() => this switch
    {
        { FieldElement: { } element } => $"('{element}', ({string.Join(", ", FieldShape)}{(FieldShape.Count == 1 ? "," : "")}))",
        { Fields.Count: > 0 } => $"[{string.Join(", ", Fields.Select(field => $"('{field.Name}', {(field.Dtype.IsSimple ? $"'{field.Dtype}'" : field.Dtype)})"))}]",
        { Kind: 'O' } => "|O",
        _ => $"{(ItemSize == 1 || Kind is 'S' or 'V' ? '|' : '<')}{Kind}{ItemSize / (Kind == 'U' ? BytesOfCharacter : 1)}{(Unit.Length > 0 ? $"[{Unit}]" : "")}",
    };

    /// <summary>Whether its name says everything.</summary>
    internal bool IsSimple => Fields.Count == 0 && FieldElement is null;

    private bool TryParse(ReadOnlySpan<char> name)
    {
        if (name is ['<' or '|' or '=', ..]) name = name[1..];
        if (name is "?") name = "b1";
        if (name is "O") name = "O8";
        int end = name.IndexOf('[');
        if (end >= 0)
        {
            if (name is not ['M' or 'm', .., ']']) return false;
            Unit = name[(end + 1)..^1].ToString();
            name = name[..end];
        }
        if (name.IsEmpty || !int.TryParse(name[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return false;
        Kind = name[0];
        ItemSize = number;
        switch (Kind)
        {
            case 'b': return number == 1;
            case 'i' or 'u': return number is 1 or 2 or 4 or 8;
            case 'f': return number is 2 or 4 or 8 or 12 or 16;
            case 'c': return number is 8 or 16 or 24 or 32;
            case 'M' or 'm': return number == 8 && (Unit.Length == 0 || NumpyTime.IsUnit(Unit));
            case 'O': return number is 4 or 8;
            case 'S' or 'V': return true;
            case 'U' when number <= int.MaxValue / BytesOfCharacter:
                ItemSize = number * BytesOfCharacter;
                return true;
            default: return false;
        }
    }
}
