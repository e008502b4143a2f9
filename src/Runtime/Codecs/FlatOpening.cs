using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>How a pickle of one object begins and ends: PROTO, the class's preamble, and the object up to the MARK of its members; what comes behind BUILD, or behind TUPLE.</summary>
internal sealed class FlatOpening
{
    /// <summary>The opening.</summary>
    public FlatOpening(PickleClass @class, bool isTracked)
    {
        var name = new PickleNames(0, @class.GlobalCount);
        Span<byte> start = stackalloc byte[ObjectOpening.Room];
        ref byte end = ref start[0];
        if (@class.Layout == PickleLayout.Positional)
        {
            end = ref PickleOps.StartMembers(ref PickleOps.Name(ref end, name, 0));
            End = isTracked ? [(byte)PickleOpcode.Reduce, (byte)PickleOpcode.Memoize, (byte)PickleOpcode.Stop] : [(byte)PickleOpcode.Reduce, (byte)PickleOpcode.Stop];
        }
        else
        {
            end = ref new ObjectOpening(name, isTracked).Write(ref end);
            Names = new PickleNames(@class.GlobalCount, @class.MemberCount);
            End = [(byte)PickleOpcode.Stop];
            if (@class is { StateSetter: null, Generic: null }) Foreign = [
                .. Spelled.Global(@class.Module, @class.Name), (byte)PickleOpcode.EmptyTuple, (byte)PickleOpcode.NewObj, (byte)PickleOpcode.Memoize,
                (byte)PickleOpcode.EmptyDict, (byte)PickleOpcode.Memoize, (byte)PickleOpcode.Mark,
            ];
        }
        Globals = new FlatGlobals(@class.PreambleCount + (isTracked && @class.Layout != PickleLayout.Positional ? 1 : 0));
        Bytes = [(byte)PickleOpcode.Proto, PickleProtocol.Highest, .. @class.Preamble, .. start[..(int)Unsafe.ByteOffset(ref start[0], ref end)]];
    }

    /// <summary>The beginning.</summary>
    public byte[] Bytes { get; }

    /// <summary>How CPython begins instead, behind the frame: everything is memoized where it comes first. Empty: not known.</summary>
    public byte[] Foreign { get; } = [];

    /// <summary>Where the memo has the members' names then; none, where they have none.</summary>
    public PickleNames Names { get; }

    /// <summary>None of Python's globals; the first one comes behind all that the opening memoizes.</summary>
    public FlatGlobals Globals { get; }

    /// <summary>The end.</summary>
    public byte[] End { get; }

    /// <summary>The first pickle in these bytes, if it is one frame from PROTO to STOP that begins as CPython's do; empty: it is not.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="start">Where <see cref="Foreign"/> ends in it.</param>
    public ReadOnlySpan<byte> FrameOf(ReadOnlySpan<byte> bytes, out int start)
    {
        // PROTO 4 FRAME size
        const int header = 3 + sizeof(ulong);
        start = header + Foreign.Length;
        if (bytes.Length < start || Foreign.Length == 0 || bytes[0] != (byte)PickleOpcode.Proto || bytes[1] is not (PickleProtocol.Framed or PickleProtocol.Highest) || bytes[2] != (byte)PickleOpcode.Frame) return default;
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(bytes[3..]);
        return size <= (ulong)(bytes.Length - header) && bytes[header..].StartsWith(Foreign) ? bytes[..(header + (int)size)] : default;
    }
}
