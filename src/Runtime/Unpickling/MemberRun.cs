using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>
/// An object's members, as long as they follow one another in our order: its place in the bytes lies in registers. Plain members are
/// read in runs, a run whole or not at all, so that what is read is only stored where nothing follows that belongs to it.
/// </summary>
/// <typeparam name="TNames">Whose names they have. Each is compiled by itself, so that our own cost nothing more because others are read too.</typeparam>
/// <remarks>
/// Each method takes a member or, returning false, leaves it and all behind it to the next tier, which <see cref="Unpickler.BeginMembers"/>
/// starts. What is refused here need not be wrong.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct MemberRun<TNames>
    where TNames : struct, IMemberNames
{
    private readonly PickleNames _names;
    private readonly ForeignMembers? _foreign;
    private readonly int _epoch;
    private ref byte _next;
    private int _left;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal MemberRun(ref byte next, int left, PickleNames names, int epoch, ForeignMembers? foreign = null)
    {
        _next = ref next;
        _left = left;
        _names = names;
        _foreign = foreign;
        _epoch = epoch;
        Turn = 1;
    }

    /// <summary>The member whose turn it is, from 1 on; 0: the members do not lie as we write them.</summary>
    public int Turn { get; private set; }

    /// <summary>Whether it is this member's turn, the first of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Starts(int member)
    {
        if (Turn != member + 1) return false;
        if (TNames.AreForeign) _foreign!.Keep();
        return true;
    }

    /// <summary>A run that <see cref="Starts"/> with this member was not read whole: nothing of it was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void GiveUp(int member)
    {
        if (TNames.AreForeign && Turn == member + 1) _foreign!.GiveUp();
    }

    /// <summary>Takes a member that is NONE; not one behind which something else than the next member's name comes: it may be a tuple's first item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool None(scoped ref PickleReader reader, int member)
    {
        if (Turn != member + 1) return false;
        if (TNames.AreForeign && _names.GetSize == 0)
        {
            int size = _foreign!.TakeNone(ref _next, _left, member);
            if (size == 0) return false;
            Takes(size);
        }
        else
        {
            if (!Finds(member, 2) || At(0) != (byte)PickleOpcode.None) return false;
            if (_names.GetSize != 0 && At(1) != (byte)PickleOpcode.SetItems && !NamesNext(member + 1)) return false;
            Takes(1);
        }
        Turn++;
        reader.MoveTo(ref _next);
        return true;
    }

    /// <summary>Takes a member that is a decimal number of few digits, as we write all but the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Decimal(scoped ref PickleReader reader, Unpickler unpickler, int member, out decimal value)
    {
        value = 0;
        if (Turn != member + 1) return false;
        int size = TNames.AreForeign ? _foreign!.TakeDecimal(ref _next, _left, _names, member, out value)
            : Finds(member, 1) ? DecimalCodec.Read(ref Unsafe.Add(ref _next, _names.GetSize), _left - _names.GetSize, unpickler.Memo, out value)
            : 0;
        if (size == 0) return false;
        Takes(size);
        Turn++;
        reader.MoveTo(ref _next);
        return true;
    }

    /// <summary>Takes the name of a member that its codec reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Name(scoped ref PickleReader reader, int member)
    {
        if (Turn != member + 1 || !Finds(member, 1)) return false;
        reader.MoveTo(ref Unsafe.Add(ref _next, _names.GetSize));
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

    /// <summary>Takes SETITEMS, if these were all members and the object's whole state: BUILD comes behind, no slots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Ends(scoped ref PickleReader reader, int count)
    {
        if (Turn != count + 1 || _left < 2 || _next != (byte)PickleOpcode.SetItems || Behind(1) != (byte)PickleOpcode.Build) return false;
        reader.MoveTo(ref Unsafe.Add(ref Unsafe.AsRef(in _next), 1));
        return true;
    }

    /// <summary>Takes SETITEMS, if these were all members of a dictionary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool EndsDict(scoped ref PickleReader reader, int count)
    {
        if (Turn != count + 1 || _left < 2 || _next != (byte)PickleOpcode.SetItems || Behind(1) is (byte)PickleOpcode.Mark or (byte)PickleOpcode.Frame) return false;
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
        value = 0;
        return Finds(member, 2) && SizeOfInt32(ref value) is not 0 and var size && Takes(size);
    }

    /// <summary>The same, and LONG1 of up to eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Int64(int member, out long value)
    {
        value = 0;
        if (!Finds(member, 2)) return false;
        int narrow = 0, size = SizeOfInt32(ref narrow);
        if (size != 0)
        {
            value = narrow;
            return Takes(size);
        }
        // Eight bytes are read whatever the number has: what is too much is shifted out.
        if (At(0) != (byte)PickleOpcode.Long1 || _left < _names.GetSize + 2 + sizeof(long) || (uint)(At(1) - 1) >= sizeof(long)) return false;
        int digits = At(1), unused = 64 - 8 * digits;
        value = BinaryPrimitives.ReadInt64LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _next, _names.GetSize + 2), sizeof(long))) << unused >> unused;
        return Takes(2 + digits);
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
        value = null;
        return Finds(member, 2) && TakesText(ref value) && value is not null;
    }

    /// <summary>The same, or NONE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StringOrNull(int member, out string? value)
    {
        value = null;
        if (!Finds(member, 1)) return false;
        return At(0) == (byte)PickleOpcode.None ? Takes(1) : TakesText(ref value);
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
    private readonly int SizeOfInt32(scoped ref int value)
    {
        byte opcode = At(0);
        if (opcode == (byte)PickleOpcode.BinInt1)
        {
            value = At(1);
            return 2;
        }
        ref byte p = ref Unsafe.Add(ref _next, _names.GetSize + 1);
        int left = _left - _names.GetSize;
        if (opcode == (byte)PickleOpcode.BinInt && left >= 5)
        {
            value = BinaryPrimitives.ReadInt32LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref p, sizeof(int)));
            return 5;
        }
        if (opcode == (byte)PickleOpcode.BinInt2 && left >= 3)
        {
            value = BinaryPrimitives.ReadUInt16LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref p, sizeof(ushort)));
            return 3;
        }
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TakesText(scoped ref string? value)
    {
        int size;
        if (!TNames.AreForeign)
        {
            if (_left < _names.GetSize + 2 || At(0) != (byte)PickleOpcode.ShortBinUnicode) return false;
            size = 2 + At(1);
            if (_left - _names.GetSize < size) return false;
            value = RunText.Read(ref Unsafe.Add(ref _next, _names.GetSize + 2), size - 2);
        }
        else size = _foreign!.TakeText(ref Unsafe.Add(ref _next, _names.GetSize), _left - _names.GetSize, out value);
        return value is not null && Takes(size);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Finds(int member, int size)
    {
        if (_left < _names.GetSize + size) return false;
        if (_names.GetSize != 0) return IsNamed(ref _next, member);
        if (!TNames.AreForeign) return true;
        int name = _foreign!.TakeName(ref _next, _left, member);
        return name != 0 && Takes(name) && _left >= size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsNamed(ref byte p, int member) => TNames.AreForeign ? _foreign!.IsAt(ref p, member) : _names.IsAt(ref p, member);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool NamesNext(int member) =>
        _left > 2 * _names.GetSize && IsNamed(ref Unsafe.Add(ref Unsafe.AsRef(in _next), _names.GetSize + 1), member);

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
}
