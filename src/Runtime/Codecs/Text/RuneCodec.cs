using System.ComponentModel;
using System.Text;

namespace PickleGen.Codecs;

/// <summary>A Python <c>str</c> of one character, which may be two UTF-16 units here.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RuneCodec : IPickleCodec<Rune>, ITextCodec<Rune>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Rune value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        Span<char> units = stackalloc char[2];
        writer.WriteString(units[..value.EncodeToUtf16(units)]);
    }

    /// <inheritdoc/>
    public static Rune Load(ref PickleReader reader, Unpickler unpickler) => TextValue.Load<Rune, RuneCodec>(ref reader, unpickler);

    /// <inheritdoc/>
    public static Rune FromObject(object? value, Unpickler unpickler) => TextValue.FromObject<Rune, RuneCodec>(value, unpickler);

    static Rune ITextCodec<Rune>.OfText(string text, Unpickler unpickler) =>
        Rune.DecodeFromUtf16(text, out var rune, out int used) == System.Buffers.OperationStatus.Done && used == text.Length
            ? rune
            : throw Unpickler.WrongType(typeof(Rune), text);
}
