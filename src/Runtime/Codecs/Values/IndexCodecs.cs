using System.ComponentModel;
using System.Globalization;

namespace PickleGen.Codecs;

/// <summary>A Python <c>str</c> as C# writes it, <c>3</c> or <c>^3</c>: of the places from the end Python's negative numbers lack the first, <c>^0</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IndexCodec : ITextCodec<Index>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Index value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) writer.WriteString(value.ToString());
    }

    /// <inheritdoc/>
    public static Index Load(ref PickleReader reader, Unpickler unpickler) => TextValue.Load<Index, IndexCodec>(ref reader, unpickler);

    /// <inheritdoc/>
    public static Index FromObject(object? value, Unpickler unpickler) => TextValue.FromObject<Index, IndexCodec>(value, unpickler);

    static Index ITextCodec<Index>.OfText(string text, Unpickler unpickler) => TryParse(text, out var index) ? index : throw Unpickler.WrongType(typeof(Index), text);

    /// <summary>Reads what <see cref="Index.ToString"/> writes.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out Index index)
    {
        bool isFromEnd = text is ['^', ..];
        bool isOne = int.TryParse(isFromEnd ? text[1..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        index = new Index(number, isFromEnd);
        return isOne;
    }
}

/// <summary>A Python <c>str</c> as C# writes it: <c>1..^2</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RangeCodec : ITextCodec<Range>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Range value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) writer.WriteString(value.ToString());
    }

    /// <inheritdoc/>
    public static Range Load(ref PickleReader reader, Unpickler unpickler) => TextValue.Load<Range, RangeCodec>(ref reader, unpickler);

    /// <inheritdoc/>
    public static Range FromObject(object? value, Unpickler unpickler) => TextValue.FromObject<Range, RangeCodec>(value, unpickler);

    static Range ITextCodec<Range>.OfText(string text, Unpickler unpickler) =>
        text.IndexOf("..", StringComparison.Ordinal) is >= 0 and var at && IndexCodec.TryParse(text.AsSpan(0, at), out var start) && IndexCodec.TryParse(text.AsSpan(at + 2), out var end)
            ? start..end
            : throw Unpickler.WrongType(typeof(Range), text);
}
