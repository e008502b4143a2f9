namespace PickleGen;

/// <summary>Python's <c>array.array</c>: a type code and unmanaged items.</summary>
/// <remarks>
/// <c>b</c> sbyte, <c>B</c> byte, <c>h</c> short, <c>H</c> ushort, <c>i</c> int, <c>I</c> uint, <c>l</c> <c>q</c> long, <c>L</c> <c>Q</c> ulong,
/// <c>f</c> float, <c>d</c> double, <c>u</c> <c>w</c> int (one Unicode code point each; <c>w</c> since Python 3.13).
/// </remarks>
public sealed class PickleArray
{
    /// <summary>An array of these items.</summary>
    /// <param name="typeCode">One of <c>bBhHiIlLqQfduw</c>.</param>
    /// <param name="items">A one-dimensional array of the type that belongs to the code; not copied.</param>
    /// <exception cref="ArgumentNullException">There are no items.</exception>
    /// <exception cref="ArgumentException">The code is none, or the items are of another type.</exception>
    public PickleArray(char typeCode, Array items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var expected = ItemType(typeCode) ?? throw new ArgumentException($"Python's array has no type code '{typeCode}'.", nameof(typeCode));
        if (items.GetType().GetElementType() != expected || items.Rank != 1)
            throw new ArgumentException($"Type code '{typeCode}' holds {expected.Name}[], not {items.GetType().Name}.", nameof(items));
        TypeCode = typeCode;
        Items = items;
    }

    /// <summary>The type code.</summary>
    public char TypeCode { get; }

    /// <summary>The items: an array of the type that belongs to the code.</summary>
    public Array Items { get; }

    /// <summary>As Python prints it, shortened where it is long.</summary>
    public override string ToString() => PickleRepr.Of(this);

    /// <summary>Whether the items are code points.</summary>
    internal bool IsText => TypeCode is 'u' or 'w';

    /// <summary>Code points as texts of one character each; half of a surrogate pair may stand alone, as in Python.</summary>
    internal IEnumerable<string> Characters => ((int[])Items).Select(ArrayFunctions.Character);

    /// <summary>The .NET type that belongs to a type code; null if there is no such code.</summary>
    internal static Type? ItemType(char typeCode) => typeCode switch
    {
        'b' => typeof(sbyte),
        'B' => typeof(byte),
        'h' => typeof(short),
        'H' => typeof(ushort),
        'i' or 'u' or 'w' => typeof(int),
        'I' => typeof(uint),
        'l' or 'q' => typeof(long),
        'L' or 'Q' => typeof(ulong),
        'f' => typeof(float),
        'd' => typeof(double),
        _ => null,
    };
}
