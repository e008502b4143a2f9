using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A Python <c>str</c> of one UTF-16 code unit.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CharCodec : IPickleCodec<char>, ITextCodec<char>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, char value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) writer.WriteString([value]);
    }

    /// <inheritdoc/>
    public static char Load(ref PickleReader reader, Unpickler unpickler) => TextValue.TryLoadUnit(ref reader, unpickler, out char unit) ? unit : TextValue.Load<char, CharCodec>(ref reader, unpickler);

    /// <inheritdoc/>
    public static char FromObject(object? value, Unpickler unpickler) => TextValue.FromObject<char, CharCodec>(value, unpickler);

    static char ITextCodec<char>.OfText(string text, Unpickler unpickler) => text.Length == 1 ? text[0] : throw Unpickler.WrongType(typeof(char), text);
}
