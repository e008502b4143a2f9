using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>Python's <c>uuid.UUID</c>: made without arguments, its state <c>{'int': the 128 bits}</c> (uuid.py <c>__getstate__</c>).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidCodec : IPickleCodec<Guid>
{
    private const int Size = 16;

    /// <summary>EMPTY_TUPLE NEWOBJ EMPTY_DICT 'int' LONG1 17.</summary>
    private static ReadOnlySpan<byte> Head => [(byte)')', 0x81, (byte)'}', 0x8C, 3, (byte)'i', (byte)'n', (byte)'t', 0x8A, Size + 1];

    /// <summary>The sign, SETITEM, BUILD.</summary>
    private static ReadOnlySpan<byte> Tail => [0, (byte)'s', (byte)'b'];

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Guid value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        if (writer.Protocol < PickleProtocol.Framed)
        {
            // uuid.UUID's own reduce, as the engine writes it.
            pickler.Save(ref writer, value);
            return;
        }
        pickler.SaveGlobal(ref writer, PythonGlobal.Uuid);
        int size = Head.Length + Size + Tail.Length;
        var room = MemoryMarshal.CreateSpan(ref writer.Reserve(size), size);
        Head.CopyTo(room);
        var bits = room.Slice(Head.Length, Size);
        value.TryWriteBytes(bits, bigEndian: true, out _);
        bits.Reverse();
        Tail.CopyTo(room[^Tail.Length..]);
        writer.Commit(ref Unsafe.Add(ref MemoryMarshal.GetReference(room), size));
    }

    /// <inheritdoc/>
    public static Guid Load(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        if (unpickler.TrySkipGlobal(ref reader, PythonGlobal.Uuid, out bool isNew) && reader.TrySkip(Head) && reader.Remaining.Length >= Size)
        {
            Span<byte> bits = stackalloc byte[Size];
            reader.ReadBytes(Size).CopyTo(bits);
            if (reader.TrySkip(Tail))
            {
                unpickler.Meet(PythonGlobal.Uuid, isNew);
                bits.Reverse();
                return new Guid(bits, bigEndian: true);
            }
        }
        reader.Position = start;
        return FromObject(unpickler.TakeCall(ref reader, PythonGlobal.Uuid), unpickler);
    }

    /// <inheritdoc/>
    public static Guid FromObject(object? value, Unpickler unpickler) => value switch
    {
        Guid already => already,
        string text when Guid.TryParse(text, out var parsed) => parsed,
        _ => throw Unpickler.WrongType(typeof(Guid), value),
    };
}
