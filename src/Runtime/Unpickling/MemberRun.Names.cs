using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>Names, and texts, which another pickler memoizes as it does names.</content>
public ref partial struct MemberRun<TNames>
{
    // A constant for the just-in-time compiler, as is all that is asked of TNames.
    private static bool IsOwn => typeof(TNames) == typeof(NearNames) || typeof(TNames) == typeof(OwnNames);

    // Whether the member's name comes, and so many bytes behind it. Names of no fixed size are taken.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Finds(int member, int size)
    {
        if (typeof(TNames) == typeof(ForeignNames) || typeof(TNames) == typeof(SpelledNames)) return FindsOther(member, size);
        int name = typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift);
        if (_left < name + size) return false;
        return name == 0 || IsNamed(ref _next, member);
    }

    // PickleNames.IsAt of our own, without calls of it: they would count against what is inlined.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsNamed(ref byte p, int member)
    {
        if (typeof(TNames) == typeof(ForeignNames) || typeof(TNames) == typeof(SpelledNames)) return _foreign!.IsAt(ref p, member);
        ulong get = _names + ((ulong)(uint)member << 8);
        if (typeof(TNames) == typeof(NearNames))
        {
            ushort two = Unsafe.ReadUnaligned<ushort>(ref p);
            return (BitConverter.IsLittleEndian ? two : BinaryPrimitives.ReverseEndianness(two)) == (ushort)get;
        }
        uint index = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref p, 1));
        return p == (byte)get && (BitConverter.IsLittleEndian ? index : BinaryPrimitives.ReverseEndianness(index)) == (uint)(get >> 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool FindsOther(int member, int size)
    {
        int name = (int)(_names >> PickleNames.SizeShift);
        if (name != 0) return _left >= name + size && IsNamed(ref _next, member);
        name = typeof(TNames) == typeof(SpelledNames) ? RunText.SizeOf(_spelled![member], ref _next, _left) : _foreign!.TakeName(ref _next, _left, member);
        if (name == 0) return false;
        _next = ref Unsafe.Add(ref _next, name);
        _left -= name;
        return _left >= size;
    }

    // A text behind the name, and how many bytes it takes; null: something else.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly string? Text(out int size)
    {
        int name = typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift);
        ref byte p = ref Unsafe.Add(ref _next, name);
        if (typeof(TNames) == typeof(ForeignNames)) return _foreign!.TakeText(ref p, _left - name, out size);
        string? text = RunText.Read(ref p, _left - name);
        size = text is null ? 0 : 2 + Unsafe.Add(ref p, 1);
        // Memoized for nobody.
        if (typeof(TNames) == typeof(SpelledNames) && (_left <= size || Unsafe.Add(ref p, size++) != (byte)PickleOpcode.Memoize)) return null;
        return text;
    }
}
