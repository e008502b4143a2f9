using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>Python's <c>uuid.UUID</c>: made without arguments, its state <c>{'int': the 128 bits}</c> (uuid.py <c>__getstate__</c>).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidCodec : IPlacedCodec<Guid>
{
    private const int Size = 16;

    /// <summary>EMPTY_TUPLE NEWOBJ EMPTY_DICT 'int' LONG1 17.</summary>
    private static ReadOnlySpan<byte> Head => [(byte)')', 0x81, (byte)'}', 0x8C, 3, (byte)'i', (byte)'n', (byte)'t', 0x8A, Size + 1];

    /// <summary>The sign, SETITEM, BUILD.</summary>
    private static ReadOnlySpan<byte> Tail => [0, (byte)'s', (byte)'b'];

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Guid value) => Placed<Guid, GuidCodec>.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static ref byte Write(ref PickleWriter writer, Pickler pickler, Guid value, ref byte p) => ref Placed<Guid, GuidCodec>.Write(ref writer, pickler, value, ref p);

    /// <inheritdoc/>
    public static ref byte WriteFlat(ref PickleWriter writer, scoped ref FlatGlobals globals, Guid value, ref byte p) => ref Placed<Guid, GuidCodec>.WriteFlat(ref writer, ref globals, value, ref p);

    /// <inheritdoc/>
    public static bool TryReadFlat(ref PickleReader reader, scoped ref FlatGlobals globals, out Guid value) => Placed<Guid, GuidCodec>.TryReadFlat(ref reader, ref globals, out value);

    static PythonGlobal IPlacedCodec<Guid>.Global => PythonGlobal.Uuid;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref byte IPlacedCodec<Guid>.Put<TGlobals>(ref PickleWriter writer, scoped ref TGlobals globals, Guid value, ref byte p)
    {
        int size = Head.Length + Size + Tail.Length;
        p = ref globals.Write(ref writer, ref p, PythonGlobal.Uuid, size);
        var room = MemoryMarshal.CreateSpan(ref p, size);
        Head.CopyTo(room);
        BinaryPrimitives.WriteUInt128LittleEndian(room.Slice(Head.Length, Size), Unsafe.BitCast<Guid, Fields>(value).Number);
        Tail.CopyTo(room[^Tail.Length..]);
        return ref Unsafe.Add(ref p, size);
    }

    // uuid.UUID's own reduce, as the engine writes it.
    static void IPlacedCodec<Guid>.SaveUnframed(ref PickleWriter writer, Pickler pickler, Guid value) => pickler.Save(ref writer, value);

    /// <inheritdoc/>
    public static Guid Load(ref PickleReader reader, Unpickler unpickler) => Placed<Guid, GuidCodec>.Load(ref reader, unpickler);

    static bool IPlacedCodec<Guid>.TryRead<TGlobals>(ref PickleReader reader, scoped ref TGlobals globals, out Guid value)
    {
        value = default;
        if (!globals.TrySkip(ref reader, PythonGlobal.Uuid) || !reader.TrySkip(Head) || reader.Remaining.Length < Size) return false;
        var number = BinaryPrimitives.ReadUInt128LittleEndian(reader.ReadBytes(Size));
        value = Unsafe.BitCast<Fields, Guid>(new Fields(number));
        return reader.TrySkip(Tail);
    }

    /// <inheritdoc/>
    public static Guid FromObject(object? value, Unpickler unpickler) => value switch
    {
        Guid already => already,
        string text when Guid.TryParse(text, out var parsed) => parsed,
        _ => Convertibles.To<Guid>(value),
    };

    /// <summary>What a <see cref="Guid"/> consists of in memory: three numbers, and eight bytes in the order in which they are written.</summary>
    /// <param name="number">The 128 bits as Python's <c>UUID.int</c>.</param>
    private readonly struct Fields(UInt128 number)
    {
        private readonly uint _a = (uint)(number >> 96);
        private readonly ushort _b = (ushort)(number >> 80);
        private readonly ushort _c = (ushort)(number >> 64);
        private readonly ulong _rest = BigEndian((ulong)number);

        public UInt128 Number => new((ulong)_a << 32 | (uint)_b << 16 | _c, BigEndian(_rest));

        private static ulong BigEndian(ulong number) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(number) : number;
    }
}
