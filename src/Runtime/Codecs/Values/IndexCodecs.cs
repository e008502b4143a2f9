using System.Globalization;

namespace PickleGen.Codecs;

/// <summary>A Python <c>str</c> as C# writes it, <c>3</c> or <c>^3</c>: of the places from the end Python's negative numbers lack the first, <c>^0</c>.</summary>
public readonly struct IndexCodec : IPickleCodec<Index>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Index value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) writer.WriteString(value.ToString());
    }

    /// <inheritdoc/>
    public static Index Load(ref PickleReader reader, Unpickler unpickler) => FromObject(StringCodec.LoadFor(typeof(Index), ref reader, unpickler), unpickler);

    /// <inheritdoc/>
    public static Index FromObject(object? value, Unpickler unpickler) => value switch
    {
        Index already => already,
        string text when TryParse(text, out var index) => index,
        _ => throw Unpickler.WrongType(typeof(Index), value),
    };

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
public readonly struct RangeCodec : IPickleCodec<Range>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Range value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) writer.WriteString(value.ToString());
    }

    /// <inheritdoc/>
    public static Range Load(ref PickleReader reader, Unpickler unpickler) => FromObject(StringCodec.LoadFor(typeof(Range), ref reader, unpickler), unpickler);

    /// <inheritdoc/>
    public static Range FromObject(object? value, Unpickler unpickler) => value switch
    {
        Range already => already,
        string text when text.IndexOf("..", StringComparison.Ordinal) is >= 0 and var at && IndexCodec.TryParse(text.AsSpan(0, at), out var start) && IndexCodec.TryParse(text.AsSpan(at + 2), out var end) => start..end,
        _ => throw Unpickler.WrongType(typeof(Range), value),
    };
}
