using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>
/// Which of Python's globals a pickle of one flat object, or of one value, has named so far, and where a memo would have them: they are all that is memoized
/// behind the object, so that it is enough to count them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct FlatGlobals : INamedGlobals, IMetGlobals
{
    // A byte for each, by its id (PythonGlobal has them first that values of a flat object call): its index in the memo and one; 0 as long as it is not named.
    private ulong _places;
    private int _next;

    /// <summary>None so far.</summary>
    /// <param name="memoized">What the memo has before: fewer entries than BINGET can tell apart, with all that may be named.</param>
    internal FlatGlobals(int memoized) => _next = memoized + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ref byte INamedGlobals.Write(ref PickleWriter writer, ref byte p, PythonGlobal global, int room)
    {
        byte[] mention = global.Preamble;
        p = ref writer.Ensure(ref p, mention.Length + room);
        byte place = PlaceOf(global);
        if (place != 0)
        {
            p = (byte)PickleOpcode.BinGet;
            Unsafe.Add(ref p, 1) = (byte)(place - 1);
            return ref Unsafe.Add(ref p, 2);
        }
        Name(global);
        Unsafe.CopyBlockUnaligned(ref p, ref mention[0], (uint)mention.Length);
        return ref Unsafe.Add(ref p, mention.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool IMetGlobals.TrySkip(ref PickleReader reader, PythonGlobal global)
    {
        byte place = PlaceOf(global);
        if (place != 0) return reader.TrySkip([(byte)PickleOpcode.BinGet, (byte)(place - 1)]);
        if (!reader.TrySkip(global.Preamble)) return false;
        Name(global);
        return true;
    }

    // A codec that calls one without a place fails at once, where the shift would take another's.
    private readonly byte PlaceOf(PythonGlobal global) =>
        global.Id < sizeof(ulong) ? (byte)(_places >> 8 * global.Id) : throw new InvalidOperationException($"{global.Callable} has no place among the globals of a flat object: give it one of the first ids.");

    private void Name(PythonGlobal global) => _places |= (ulong)_next++ << 8 * global.Id;
}
