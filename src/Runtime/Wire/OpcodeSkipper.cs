using System.Buffers.Binary;

namespace PickleGen;

/// <summary>Finds where a pickle ends without building anything: from opcode to opcode, over their arguments.</summary>
/// <remarks>Fed with what has arrived so far, always from the pickle's first byte; goes on where it stood.</remarks>
internal struct OpcodeSkipper
{
    // Behind an opcode: so many bytes; a length of one byte and what it says; something else. No opcode: Unknown.
    private const byte Counted = 9, Other = 10, Unknown = 11;

    // Of opcodes that push or memoize a value and do nothing else: how long they are; whether a byte says how much more; whether they push.
    private const byte Length = 15, HasLength = 16, Pushes = 128;

    private static readonly byte[] s_arguments = FindArguments();
    private static readonly byte[] s_values = FindValues();

    private long _position;
    private long _frameEnd;

    // Of a line that did not arrive whole: what was searched, and where its first of two ended. So that a long line is searched once.
    private int _searched;
    private int _firstLine;

    /// <summary>How far it came: behind STOP, when there is no more to skip.</summary>
    public readonly int Position => (int)_position;

    /// <summary>Where the last frame ends: behind STOP, if STOP comes before its end, which CPython takes.</summary>
    public readonly long FrameEnd => _frameEnd;

    /// <summary>Goes on over the opcodes of <paramref name="arrived"/>.</summary>
    /// <param name="arrived">The pickle's bytes so far.</param>
    /// <param name="missing">If it did not find STOP: how many bytes must still follow at least.</param>
    /// <returns>Whether STOP was found.</returns>
    /// <exception cref="UnpicklingException">An opcode or a length is none.</exception>
    public bool Skip(ReadOnlySpan<byte> arrived, out long missing)
    {
        do
        {
            SkipValues(arrived);
            if (!TryNext(arrived, out var opcode, out missing)) return false;
            if (opcode == PickleOpcode.Stop) return true;
        }
        while (true);
    }

    /// <summary>Goes over what does nothing but push values or memoize them, as far as it is whole: most of a pickle, so in a loop of its own.</summary>
    /// <param name="arrived">The pickle's bytes so far.</param>
    /// <returns>How many values were pushed.</returns>
    public int SkipValues(ReadOnlySpan<byte> arrived)
    {
        int at = Position, pushed = 0;
        while ((uint)at < (uint)arrived.Length)
        {
            byte value = s_values[arrived[at]];
            int length = value & Length;
            if ((value & HasLength) != 0 && at + 1 < arrived.Length) length += arrived[at + 1];
            if (length == 0 || length > arrived.Length - at) break;
            at += length;
            pushed += value >> 7;
        }
        if (at == _position) return 0;
        _position = at;
        _searched = _firstLine = 0;
        return pushed;
    }

    /// <summary>Goes over the next opcode. False: it has not arrived whole.</summary>
    /// <param name="arrived">The pickle's bytes so far, without those that were <see cref="Drop">dropped</see>.</param>
    /// <param name="opcode">The opcode.</param>
    /// <param name="missing">If it has not arrived: how many bytes must still follow at least.</param>
    /// <exception cref="UnpicklingException">It is none, or a length is none.</exception>
    public bool TryNext(ReadOnlySpan<byte> arrived, out PickleOpcode opcode, out long missing)
    {
        opcode = default;
        long size = -1;
        if (_position < arrived.Length)
        {
            opcode = (PickleOpcode)arrived[(int)_position];
            size = s_arguments[(byte)opcode];
            if (size >= Counted) size = ArgumentSize(opcode, arrived[((int)_position + 1)..]);
        }
        if (size < 0)
        {
            missing = Math.Max(Math.Max(_position + 1, arrived.Length + 1L), _frameEnd) - arrived.Length;
            return false;
        }
        if (opcode == PickleOpcode.Frame) _frameEnd = Math.Max(_frameEnd, AfterFrame(arrived));
        if (_position + 1 + size > arrived.Length)
        {
            // The argument, and one more opcode.
            missing = Math.Max(_position + size + 2, _frameEnd) - arrived.Length;
            return false;
        }
        _position += 1 + size;
        _searched = _firstLine = 0;
        missing = 0;
        return true;
    }

    /// <summary>From now on what has arrived begins <paramref name="count"/> bytes later.</summary>
    public void Drop(int count)
    {
        _position -= count;
        _frameEnd -= count;
    }

    /// <summary>Goes over one opcode. False: it is none, or not whole.</summary>
    /// <param name="pickle">The whole pickle.</param>
    /// <param name="opcode">The opcode, STOP included.</param>
    /// <param name="argument">Its argument, with the length before it or the line's end behind it.</param>
    public bool TryStep(ReadOnlySpan<byte> pickle, out PickleOpcode opcode, out ReadOnlySpan<byte> argument)
    {
        int start = Position + 1;
        bool isOne = TryStep(pickle, out opcode);
        argument = isOne ? pickle[start..Position] : default;
        return isOne;
    }

    /// <summary>The same, without the argument.</summary>
    public bool TryStep(ReadOnlySpan<byte> pickle, out PickleOpcode opcode)
    {
        int at = Position;
        if ((uint)at < (uint)pickle.Length)
        {
            opcode = (PickleOpcode)pickle[at];
            int size = s_arguments[(byte)opcode];
            if (size == Counted && at + 1 < pickle.Length) size = 1 + pickle[at + 1];
            else if (size >= Counted) return TryStepOther(pickle, opcode);
            if (size < pickle.Length - at)
            {
                _position = at + 1 + size;
                return true;
            }
        }
        opcode = default;
        return false;
    }

    private bool TryStepOther(ReadOnlySpan<byte> pickle, PickleOpcode opcode)
    {
        if (s_arguments[(byte)opcode] == Unknown) return false;
        var rest = pickle[(Position + 1)..];
        try
        {
            long size = ArgumentSize(opcode, rest);
            if (size < 0 || size > rest.Length) return false;
            _position += 1 + size;
        }
        catch (UnpicklingException)
        {
            return false;
        }
        _searched = _firstLine = 0;
        return true;
    }

    private readonly long AfterFrame(ReadOnlySpan<byte> arrived)
    {
        int start = (int)_position + 1;
        if (arrived.Length - start < sizeof(long)) return 0;
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(arrived[start..]);
        return start + sizeof(long) + (length <= int.MaxValue ? (long)length : throw TooLong(length));
    }

    /// <summary>How many bytes the argument takes, if its opcode does not say; -1: not enough has arrived to know.</summary>
    private long ArgumentSize(PickleOpcode opcode, ReadOnlySpan<byte> rest)
    {
        switch (opcode)
        {
            case PickleOpcode.ShortBinUnicode or PickleOpcode.ShortBinBytes or PickleOpcode.ShortBinString or PickleOpcode.Long1:
                return rest.IsEmpty ? -1 : 1 + rest[0];
            case PickleOpcode.BinUnicode or PickleOpcode.BinBytes:
                return rest.Length < 4 ? -1 : 4L + BinaryPrimitives.ReadUInt32LittleEndian(rest);
            case PickleOpcode.BinString or PickleOpcode.Long4:
                if (rest.Length < 4) return -1;
                int length = BinaryPrimitives.ReadInt32LittleEndian(rest);
                return length >= 0 ? 4L + length : throw TooLong(length);
            case PickleOpcode.BinUnicode8 or PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8:
                if (rest.Length < 8) return -1;
                ulong size = BinaryPrimitives.ReadUInt64LittleEndian(rest);
                return size <= int.MaxValue ? 8L + (long)size : throw TooLong(size);
            case PickleOpcode.Int or PickleOpcode.Long or PickleOpcode.Float or PickleOpcode.String or PickleOpcode.Unicode
                or PickleOpcode.Get or PickleOpcode.Put or PickleOpcode.PersId:
                return EndOfLine(rest);
            case PickleOpcode.Global or PickleOpcode.Inst:
                if (_firstLine == 0 && EndOfLine(rest) is > 0 and var first) _firstLine = _searched = first;
                return _firstLine == 0 ? -1 : EndOfLine(rest);
            default:
                throw new UnpicklingException($"0x{(byte)opcode:x2} is no opcode.", offset: _position);
        }
    }

    private int EndOfLine(ReadOnlySpan<byte> rest)
    {
        int newline = rest[_searched..].IndexOf((byte)'\n');
        if (newline >= 0) return _searched + newline + 1;
        _searched = rest.Length;
        return -1;
    }

    private static byte[] FindArguments()
    {
        byte[] arguments = new byte[256];
        arguments.AsSpan().Fill(Unknown);
        foreach (var opcode in Enum.GetValues<PickleOpcode>()) arguments[(byte)opcode] = FindArgument(opcode);
        return arguments;
    }

    private static byte FindArgument(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.Proto or PickleOpcode.BinInt1 or PickleOpcode.BinGet or PickleOpcode.BinPut or PickleOpcode.Ext1 => 1,
        PickleOpcode.BinInt2 or PickleOpcode.Ext2 => 2,
        PickleOpcode.BinInt or PickleOpcode.LongBinGet or PickleOpcode.LongBinPut or PickleOpcode.Ext4 => 4,
        PickleOpcode.BinFloat or PickleOpcode.Frame => 8,
        PickleOpcode.ShortBinUnicode or PickleOpcode.ShortBinBytes or PickleOpcode.ShortBinString or PickleOpcode.Long1 => Counted,
        PickleOpcode.BinUnicode or PickleOpcode.BinBytes or PickleOpcode.BinString or PickleOpcode.Long4
            or PickleOpcode.BinUnicode8 or PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8
            or PickleOpcode.Int or PickleOpcode.Long or PickleOpcode.Float or PickleOpcode.String or PickleOpcode.Unicode
            or PickleOpcode.Get or PickleOpcode.Put or PickleOpcode.PersId or PickleOpcode.Global or PickleOpcode.Inst => Other,
        _ => 0,
    };

    private static byte[] FindValues()
    {
        byte[] values = new byte[256];
        foreach (var opcode in Enum.GetValues<PickleOpcode>())
        {
            byte argument = FindArgument(opcode);
            if (argument > Counted || StackEffects.Of(opcode) is not (StackEffect.Push or StackEffect.Put)) continue;
            values[(byte)opcode] = (byte)(argument == Counted ? 2 | HasLength : 1 + argument);
            if (!StackEffects.IsPut(opcode)) values[(byte)opcode] |= Pushes;
        }
        return values;
    }

    private readonly UnpicklingException TooLong(Int128 length) =>
        new($"The pickle declares a length of {length} bytes.", offset: _position);
}
