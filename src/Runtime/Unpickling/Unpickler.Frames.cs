namespace PickleGen;

/// <content>
/// FRAME, which CPython writes wherever 64 KB are full and another value begins: between two elements, a name and its value, a class and its
/// arguments, an object and its state, a call and its arguments (pickle.py <c>save</c>, <c>commit_frame</c>). It means nothing to a reader
/// that has all of the bytes, but a typed one that fell forward there would leave the rest of the container to the stack machine.
/// </content>
public partial class Unpickler
{
    /// <summary>FRAME, between two values of a long pickle that CPython wrote.</summary>
    internal static void TakeFrames(ref PickleReader reader)
    {
        while (reader.TryTake(PickleOpcode.Frame)) reader.ReadFrame();
    }

    /// <summary>What <see cref="TakeForward"/> gives, but of a number, a truth value or None that alone: the machine would take TUPLE2 behind it as well.</summary>
    internal object? TakeNumberOrForward(ref PickleReader reader)
    {
        TakeFrames(ref reader);
        if (!TryLoadAtom(ref reader, out object? atom)) return TakeForward(ref reader);
        TakePuts(ref reader, atom);
        return atom;
    }

    private bool NextItemBehindFrame(ref PickleReader reader, PickleOpcode end)
    {
        TakeFrames(ref reader);
        return reader.TryPeek(out var next) ? next != end && StackEffects.BeginsValue(next) : HasForwarded || reader.IsAtEnd;
    }

    /// <summary>An opcode that ends what has been read, behind FRAME: no pickler of CPython's has one there.</summary>
    internal static bool TryTakeBehindFrame(ref PickleReader reader, PickleOpcode end)
    {
        TakeFrames(ref reader);
        return reader.TryTake(end);
    }

    private static bool TryTakeNewObjectBehindFrame(ref PickleReader reader)
    {
        int start = reader.Position;
        TakeFrames(ref reader);
        if (reader.TryTakeNewObject()) return true;
        reader.Position = start;
        return false;
    }

    // EMPTY_DICT behind an object, its put and FRAME.
    private static bool PeeksState(ref PickleReader reader)
    {
        if (reader.PeeksBehindPut(PickleOpcode.EmptyDict)) return true;
        if (!reader.PeeksBehindPut(PickleOpcode.Frame)) return false;
        int start = reader.Position;
        ScanPut(ref reader);
        bool isThere = reader.NextOpcode == (int)PickleOpcode.EmptyDict;
        reader.Position = start;
        return isThere;
    }
}
