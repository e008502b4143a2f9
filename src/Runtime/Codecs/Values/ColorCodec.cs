using System.ComponentModel;
using System.Drawing;
using System.Globalization;

namespace PickleGen.Codecs;

/// <summary>A Python <c>str</c>: the name of a named colour, else <c>#rrggbbaa</c>, as CSS and matplotlib read them; empty for <see cref="Color.Empty"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ColorCodec : IPickleCodec<Color>, ITextCodec<Color>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Color value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) writer.WriteString(TextOf(value));
    }

    /// <inheritdoc/>
    public static Color Load(ref PickleReader reader, Unpickler unpickler) => TextValue.Load<Color, ColorCodec>(ref reader, unpickler);

    /// <inheritdoc/>
    public static Color FromObject(object? value, Unpickler unpickler) => TextValue.FromObject<Color, ColorCodec>(value, unpickler);

    static Color ITextCodec<Color>.OfText(string text, Unpickler unpickler) => text switch
    {
        "" => Color.Empty,
        _ when text[0] != '#' => Color.FromName(text),
        { Length: 7 or 9 } when uint.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint bits) => OfBits(text.Length == 7 ? bits << 8 | 0xFF : bits),
        _ => throw Unpickler.WrongType(typeof(Color), text),
    };

    private static string TextOf(Color value) => value switch
    {
        { IsEmpty: true } => "",
        { IsNamedColor: true } => value.Name,
        _ => string.Create(CultureInfo.InvariantCulture, $"#{value.R:x2}{value.G:x2}{value.B:x2}{value.A:x2}"),
    };

    private static Color OfBits(uint bits) => Color.FromArgb((byte)bits, (byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8));
}
