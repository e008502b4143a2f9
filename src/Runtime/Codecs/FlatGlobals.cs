using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>
/// Which of Python's globals a pickle of one flat object has named so far, and where a memo would have them: they are all that is memoized
/// behind the object, so that it is enough to count them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct FlatGlobals : INamedGlobals, IMetGlobals
{
    /// <summary>Room for a mention, the first one of the longest names included.</summary>
    private const int MentionSize = 32;

    // A byte for each, by its id, which is below eight where values of a flat object call it: its index in the memo; 0, where the class stands, as long as it is not named.
    private ulong _indices;
    private int _next;

    /// <summary>None so far.</summary>
    /// <param name="memoized">What the memo has behind the object's opening: fewer entries than BINGET can tell apart.</param>
    internal FlatGlobals(int memoized) => _next = memoized;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ref byte INamedGlobals.Write(ref PickleWriter writer, ref byte p, PythonGlobal global, int room)
    {
        p = ref writer.Ensure(ref p, MentionSize + room);
        byte index = IndexOf(global);
        if (index != 0)
        {
            p = (byte)PickleOpcode.BinGet;
            Unsafe.Add(ref p, 1) = index;
            return ref Unsafe.Add(ref p, 2);
        }
        Name(global);
        byte[] mention = global.Preamble;
        Debug.Assert(mention.Length <= MentionSize, "A name is longer than those that were measured.");
        Unsafe.CopyBlockUnaligned(ref p, ref mention[0], (uint)mention.Length);
        return ref Unsafe.Add(ref p, mention.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool IMetGlobals.TrySkip(ref PickleReader reader, PythonGlobal global)
    {
        byte index = IndexOf(global);
        if (index != 0) return reader.TrySkip([(byte)PickleOpcode.BinGet, index]);
        if (!reader.TrySkip(global.Preamble)) return false;
        Name(global);
        return true;
    }

    private readonly byte IndexOf(PythonGlobal global)
    {
        Debug.Assert(global.Id < sizeof(ulong), "Only the first eight globals have a place here.");
        return (byte)(_indices >> 8 * global.Id);
    }

    private void Name(PythonGlobal global) => _indices |= (ulong)_next++ << 8 * global.Id;
}
