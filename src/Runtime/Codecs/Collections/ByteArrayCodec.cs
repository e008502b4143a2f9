using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>Python's <c>bytes</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteArrayCodec : IPickleCodec<byte[]?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, byte[]? value)
    {
        if (value is null)
        {
            writer.WriteNone();
            return;
        }
        if (pickler.TryWriteGet(ref writer, value)) return;
        writer.WriteBytes(value);
        pickler.Memoize(ref writer, value);
    }

    /// <summary>Writes what an array of these bytes is written as, of which nobody else knows.</summary>
    internal static void SaveUnnamed(ref PickleWriter writer, Pickler pickler, ReadOnlySpan<byte> value)
    {
        writer.WriteBytes(value);
        pickler.Memoize(ref writer, identity: null);
    }

    /// <inheritdoc/>
    public static byte[]? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (reader.TryTake(PickleOpcode.None)) return null;
        if (!reader.TryReadBlock(out var block)) return FromObject(unpickler.TakeReferenceOrForward(ref reader), unpickler);
        byte[] bytes = unpickler.Bounded(block).ToArray();
        unpickler.TakePuts(ref reader, bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public static byte[]? FromObject(object? value, Unpickler unpickler)
    {
        switch (value)
        {
            case null:
                return null;
            // By exact type: to the runtime an sbyte[] is a byte[] as well.
            case byte[] bytes when bytes.GetType() == typeof(byte[]):
                return bytes;
            case PickleArray { Items: byte[] items } when items.GetType() == typeof(byte[]):
                unpickler.Conversions.Remember(value, items, FromObject);
                return items;
            case PickleByteArray or PickleBuffer:
                if (unpickler.Conversions.TryGet(value, out byte[]? converted)) return converted;
                byte[] copy = value is PickleByteArray array ? array.ToArray() : ((PickleBuffer)value).Memory.ToArray();
                unpickler.Conversions.Remember(value, copy, FromObject);
                return copy;
            default:
                return ArrayCodec<byte, ByteCodec>.FromObject(value, unpickler);
        }
    }
}
