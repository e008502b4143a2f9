using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>
/// An object's members, as long as they follow one another as we write them: its place in the bytes lies in registers. Plain members are
/// read in runs, a run whole or not at all, so that what is read is only stored where nothing follows that belongs to it.
/// </summary>
/// <remarks>
/// Each method takes a member or, returning false, leaves it and all behind it to the next tier, which <see cref="Unpickler.BeginMembers"/>
/// starts. What is refused here need not be wrong.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct MemberRun
{
    private readonly PickleNames _names;
    private readonly int _epoch;
    private ref byte _next;
    private int _left;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal MemberRun(ref byte next, int left, PickleNames names, int epoch)
    {
        _next = ref next;
        _left = left;
        _names = names;
        _epoch = epoch;
        Turn = 1;
    }

    /// <summary>The member whose turn it is, from 1 on; 0: the members do not lie as we write them.</summary>
    public int Turn { get; private set; }

    /// <summary>Whether it is this member's turn, the first of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Starts(int member) => Turn == member + 1;

    /// <summary>Takes a member that is NONE; not one behind which something else than the next member's name comes: it may be a tuple's first item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool None(scoped ref PickleReader reader, int member)
    {
        if (Turn != member + 1 || !Finds(member, 2) || At(0) != (byte)PickleOpcode.None) return false;
        if (_names.GetSize != 0 && At(1) != (byte)PickleOpcode.SetItems && !NamesNext(member + 1)) return false;
        Takes(1);
        Turn++;
        reader.MoveTo(ref _next);
        return true;
    }

    /// <summary>Takes a member that is a decimal number of few digits, as we write all but the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Decimal(scoped ref PickleReader reader, Unpickler unpickler, int member, out decimal value)
    {
        if (Turn == member + 1 && Finds(member, 1))
        {
            int size = DecimalCodec.Read(ref Unsafe.Add(ref _next, _names.GetSize), _left - _names.GetSize, unpickler.Memo, out value);
            if (size != 0)
            {
                Takes(size);
                Turn++;
                reader.MoveTo(ref _next);
                return true;
            }
        }
        value = 0;
        return false;
    }

    /// <summary>Takes the name of a member that its codec reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Name(scoped ref PickleReader reader, int member)
    {
        if (Turn != member + 1 || !Finds(member, 1)) return false;
        reader.MoveTo(ref Unsafe.Add(ref Unsafe.AsRef(in _next), _names.GetSize));
        return true;
    }

    /// <summary>The same where members have no names: whether another value comes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Argument(scoped ref PickleReader reader, int member)
    {
        if (Turn != member + 1 || _left == 0 || _next == (byte)PickleOpcode.Tuple) return false;
        reader.MoveTo(ref Unsafe.AsRef(in _next));
        return true;
    }

    /// <summary>The codec has read the member's value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(ref PickleReader reader, Unpickler unpickler)
    {
        Turn++;
        _next = ref reader.Next;
        _left = unpickler.Memo.Epoch == _epoch ? reader.Left : 0;
    }

    /// <summary>Takes SETITEMS, if these were all members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Ends(scoped ref PickleReader reader, int count)
    {
        if (Turn != count + 1 || _left < 2 || _next != (byte)PickleOpcode.SetItems) return false;
        if (Unsafe.Add(ref Unsafe.AsRef(in _next), 1) is (byte)PickleOpcode.Mark or (byte)PickleOpcode.Frame) return false;
        reader.MoveTo(ref Unsafe.Add(ref Unsafe.AsRef(in _next), 1));
        return true;
    }

    /// <summary>Takes TUPLE, if these were all members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool EndsArguments(scoped ref PickleReader reader, int count)
    {
        if (Turn != count + 1 || _left == 0 || _next != (byte)PickleOpcode.Tuple) return false;
        reader.MoveTo(ref Unsafe.Add(ref Unsafe.AsRef(in _next), 1));
        return true;
    }

    /// <summary>NEWTRUE, NEWFALSE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Boolean(int member, out bool value)
    {
        if (Finds(member, 1))
        {
            uint opcode = At(0);
            value = opcode == (byte)PickleOpcode.NewTrue;
            if (opcode - (byte)PickleOpcode.NewTrue <= 1) return Takes(1);
        }
        value = false;
        return false;
    }

    /// <summary>BININT1, BININT2, BININT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Int32(int member, out int value)
    {
        if (Finds(member, 2))
        {
            if (At(0) == (byte)PickleOpcode.BinInt1)
            {
                value = At(1);
                return Takes(2);
            }
            ref byte p = ref Unsafe.Add(ref _next, _names.GetSize + 1);
            int left = _left - _names.GetSize;
            if (At(0) == (byte)PickleOpcode.BinInt && left >= 5)
            {
                value = BinaryPrimitives.ReadInt32LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref p, sizeof(int)));
                return Takes(5);
            }
            if (At(0) == (byte)PickleOpcode.BinInt2 && left >= 3)
            {
                value = BinaryPrimitives.ReadUInt16LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref p, sizeof(ushort)));
                return Takes(3);
            }
        }
        value = 0;
        return false;
    }

    /// <summary>The same, and LONG1 of up to eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Int64(int member, out long value)
    {
        if (Int32(member, out int narrow))
        {
            value = narrow;
            return true;
        }
        // Eight bytes are read whatever the number has: what is too much is shifted out.
        if (Finds(member, 2 + sizeof(long)) && At(0) == (byte)PickleOpcode.Long1 && (uint)(At(1) - 1) < sizeof(long))
        {
            int size = At(1), unused = 64 - 8 * size;
            value = BinaryPrimitives.ReadInt64LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _next, _names.GetSize + 2), sizeof(long))) << unused >> unused;
            return Takes(2 + size);
        }
        value = 0;
        return false;
    }

    /// <summary>The same, of a number that is not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool UInt64(int member, out ulong value)
    {
        bool isRead = Int64(member, out long number);
        value = (ulong)number;
        return isRead && number >= 0;
    }

    /// <summary>BINFLOAT, to the nearest number of single precision; a NaN keeps its payload.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Single(int member, out float value)
    {
        bool isRead = Double(member, out double number);
        value = SingleCodec.Narrow(number);
        return isRead && SingleCodec.Fits(number);
    }

    /// <summary>BINFLOAT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Double(int member, out double value)
    {
        if (Finds(member, 1 + sizeof(ulong)) && At(0) == (byte)PickleOpcode.BinFloat)
        {
            ulong bits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _next, _names.GetSize + 1));
            value = BitConverter.UInt64BitsToDouble(BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(bits) : bits);
            return Takes(1 + sizeof(ulong));
        }
        value = 0;
        return false;
    }

    /// <summary>SHORT_BINUNICODE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool String(int member, [NotNullWhen(true)] out string? value)
    {
        if (Finds(member, 2) && At(0) == (byte)PickleOpcode.ShortBinUnicode)
        {
            int size = At(1);
            if (_left - _names.GetSize - 2 >= size)
            {
                value = Text(ref Unsafe.Add(ref _next, _names.GetSize + 2), size);
                return value is not null && Takes(2 + size);
            }
        }
        value = null;
        return false;
    }

    /// <summary>The same, or NONE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StringOrNull(int member, out string? value)
    {
        if (String(member, out value)) return true;
        return Finds(member, 1) && At(0) == (byte)PickleOpcode.None && Takes(1);
    }

    /// <summary>Moves the reader behind a run of <paramref name="count"/> plain members. False where something follows that belongs to the last of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool End(scoped ref PickleReader reader, int count)
    {
        if (_left == 0 || _next is (byte)PickleOpcode.Memoize or (byte)PickleOpcode.BinPut or (byte)PickleOpcode.LongBinPut or (byte)PickleOpcode.Put) return false;
        reader.MoveTo(ref _next);
        Turn += count;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Finds(int member, int size) => _left >= _names.GetSize + size && (_names.GetSize == 0 || _names.IsAt(ref _next, member));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool NamesNext(int member) =>
        _left > 2 * _names.GetSize && _names.IsAt(ref Unsafe.Add(ref Unsafe.AsRef(in _next), _names.GetSize + 1), member);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte At(int offset) => Unsafe.Add(ref _next, _names.GetSize + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Takes(int size)
    {
        size += _names.GetSize;
        _next = ref Unsafe.Add(ref _next, size);
        _left -= size;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? Text(ref byte p, int size)
    {
        var utf8 = MemoryMarshal.CreateReadOnlySpan(ref p, size);
        return PickleReader.TryWiden(utf8) ?? (SurrogatePassUtf8.TryGetString(utf8, out string text, out _) ? text : null);
    }
}
