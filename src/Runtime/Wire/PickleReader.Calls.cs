using System.Buffers.Binary;

namespace PickleGen;

/// <content>Parts of calls and tuples as our codecs write them. False leaves the reader where it was.</content>
public ref partial struct PickleReader
{
    /// <summary>Takes these bytes.</summary>
    internal bool TrySkip(scoped ReadOnlySpan<byte> bytes)
    {
        if (!Remaining.StartsWith(bytes)) return false;
        _position += bytes.Length;
        return true;
    }

    /// <summary>FRAME, if there is one; false: it is longer than the pickle.</summary>
    internal bool TrySkipFrame()
    {
        var rest = Remaining;
        if (rest.IsEmpty || rest[0] != (byte)PickleOpcode.Frame) return true;
        const int size = 1 + sizeof(ulong);
        if (rest.Length < size || BinaryPrimitives.ReadUInt64LittleEndian(rest[1..]) > (uint)(rest.Length - size)) return false;
        _position += size;
        return true;
    }

    /// <summary>SHORT_BINBYTES of exactly this length.</summary>
    internal bool TryReadState(int length, out ReadOnlySpan<byte> state)
    {
        var rest = Remaining;
        state = default;
        if (rest.Length < 2 + length || rest[0] != (byte)PickleOpcode.ShortBinBytes || rest[1] != length) return false;
        state = rest.Slice(2, length);
        _position += 2 + length;
        return true;
    }

    /// <summary>SHORT_BINBYTES.</summary>
    internal bool TryReadBytes(out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return NextOpcode == (int)PickleOpcode.ShortBinBytes && Left >= 2 && TryReadState(Remaining[1], out bytes);
    }

    /// <summary>SHORT_BINBYTES, BINBYTES, BINBYTES8 or BYTEARRAY8.</summary>
    internal bool TryReadBlock(out ReadOnlySpan<byte> block)
    {
        var rest = Remaining;
        block = default;
        if (rest.IsEmpty) return false;
        int header = (PickleOpcode)rest[0] switch
        {
            PickleOpcode.ShortBinBytes => 2,
            PickleOpcode.BinBytes => 5,
            PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8 => 9,
            _ => 0,
        };
        if (header == 0 || rest.Length < header) return false;
        ulong length = header switch
        {
            2 => rest[1],
            5 => BinaryPrimitives.ReadUInt32LittleEndian(rest[1..]),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(rest[1..]),
        };
        if (length > (ulong)(rest.Length - header)) return false;
        block = rest.Slice(header, (int)length);
        _position += header + (int)length;
        return true;
    }

    /// <summary>TUPLE1 to TUPLE3, and REDUCE.</summary>
    internal bool TryTakeCall(int arguments)
    {
        var rest = Remaining;
        if (rest.Length < 2 || rest[0] != (byte)PickleOpcode.Tuple1 + arguments - 1 || rest[1] != (byte)PickleOpcode.Reduce) return false;
        _position += 2;
        return true;
    }

    /// <summary>The same as the end of a value: no put follows, for whoever refers to it.</summary>
    internal bool TryTakeValue(int arguments)
    {
        var rest = Remaining;
        bool isShared = rest.Length > 2 && StackEffects.IsPut((PickleOpcode)rest[2]);
        return !isShared && TryTakeCall(arguments);
    }

    /// <summary>BININT of a negative number, and POP: what Python's type cannot hold of the value before. 0: there is none.</summary>
    internal int TakeRefinement()
    {
        var rest = Remaining;
        if (rest.Length < 6 || rest[0] != (byte)PickleOpcode.BinInt || rest[5] != (byte)PickleOpcode.Pop) return 0;
        int refinement = BinaryPrimitives.ReadInt32LittleEndian(rest[1..]);
        if (refinement >= 0) return 0;
        _position += 6;
        return refinement;
    }
}
