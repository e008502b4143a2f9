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
        }
        Bytes = [(byte)PickleOpcode.Proto, PickleProtocol.Highest, .. @class.Preamble, .. start[..(int)Unsafe.ByteOffset(ref start[0], ref end)]];
    }

    /// <summary>The beginning.</summary>
    public byte[] Bytes { get; }

    /// <summary>Where the memo has the members' names then; none, where they have none.</summary>
    public PickleNames Names { get; }

    /// <summary>The end.</summary>
    public byte[] End { get; }
}
