using System.ComponentModel;

namespace PickleGen;

/// <content>Collections, as their codecs write them: null, identity, and a hint how many elements follow.</content>
public partial class Pickler
{
    /// <summary>Fewer elements than this fit into what a list has room for anyway.</summary>
    private const int HintFrom = 5;

    /// <summary>
    /// Writes what comes before a list's elements; false: it was null or stands in the pickle already, and nothing follows.
    /// </summary>
    /// <param name="writer">The pickle.</param>
    /// <param name="list">The collection: its identity.</param>
    /// <param name="count">How many elements follow. A hint for our reader (<c>BININT n POP</c>), which any other skips.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool StartList(ref PickleWriter writer, object? list, int count) => Start(ref writer, list, count, HintFrom, PickleOpcode.EmptyList, PickleOpcode.List);

    /// <summary>The same before the keys and values of a dictionary.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool StartDict(ref PickleWriter writer, object? dict, int count) => Start(ref writer, dict, count, HintFrom, PickleOpcode.EmptyDict, PickleOpcode.Dict);

    /// <summary>The same before an array's elements: the number always stands there, because an array is made before they are read.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool StartSized(ref PickleWriter writer, object? array, int count) => Start(ref writer, array, count, hintFrom: 0, PickleOpcode.EmptyList, PickleOpcode.List);

    /// <summary>After a list's elements.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void EndList(ref PickleWriter writer) => End(ref writer, PickleOpcode.Appends);

    /// <summary>After the keys and values of a dictionary.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void EndDict(ref PickleWriter writer) => End(ref writer, PickleOpcode.SetItems);

    private bool Start(ref PickleWriter writer, object? collection, int count, int hintFrom, PickleOpcode empty, PickleOpcode text)
    {
        if (collection is null)
        {
            writer.WriteNone();
            return false;
        }
        int index = -1;
        bool isTracked = IsTracking;
        if (isTracked && Memo.TryGetOrAdd(collection, out index))
        {
            writer.WriteGet(index);
            return false;
        }
        if (count >= hintFrom && writer.Protocol >= 4)
        {
            writer.WriteInt(count);
            writer.WriteOpcode(PickleOpcode.Pop);
        }
        if (!writer.IsBinary) writer.WriteOpcode(PickleOpcode.Mark);
        writer.WriteOpcode(writer.IsBinary ? empty : text);
        if (isTracked) writer.WriteMemoize(index);
        if (writer.IsBinary) writer.WriteOpcode(PickleOpcode.Mark);
        return true;
    }

    // Also where there are no elements: so our reader never has to guess whether a MARK that follows is the collection's.
    private static void End(ref PickleWriter writer, PickleOpcode opcode)
    {
        if (writer.IsBinary) writer.WriteOpcode(opcode);
    }
}
