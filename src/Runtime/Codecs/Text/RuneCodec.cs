using System.Text;

namespace PickleGen.Codecs;

/// <summary>A Python <c>str</c> of one character, which may be two UTF-16 units here.</summary>
public readonly struct RuneCodec : IPickleCodec<Rune>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Rune value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        Span<char> units = stackalloc char[2];
        writer.WriteString(units[..value.EncodeToUtf16(units)]);
    }

    /// <inheritdoc/>
    public static Rune Load(ref PickleReader reader, Unpickler unpickler) => FromObject(StringCodec.LoadFor(typeof(Rune), ref reader, unpickler), unpickler);

    /// <inheritdoc/>
    public static Rune FromObject(object? value, Unpickler unpickler) =>
        value is string text && Rune.DecodeFromUtf16(text, out var rune, out int used) == System.Buffers.OperationStatus.Done && used == text.Length
            ? rune
            : throw Unpickler.WrongType(typeof(Rune), value);
}
