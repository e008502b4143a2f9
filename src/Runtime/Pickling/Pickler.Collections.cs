using PickleGen.Codecs;

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
    internal bool StartList(ref PickleWriter writer, object? list, int count) => Start(ref writer, list, count, HintFrom, PickleOpcode.EmptyList, PickleOpcode.List);

    /// <summary>The same before the keys and values of a dictionary.</summary>
    internal bool StartDict(ref PickleWriter writer, object? dict, int count) => Start(ref writer, dict, count, HintFrom, PickleOpcode.EmptyDict, PickleOpcode.Dict);

    /// <summary>The same before an array's elements: the number always stands there, because an array is made before they are read.</summary>
    internal bool StartSized(ref PickleWriter writer, object? array, int count) => Start(ref writer, array, count, hintFrom: 0, PickleOpcode.EmptyList, PickleOpcode.List);

    /// <summary>After a list's elements.</summary>
    internal void EndList(ref PickleWriter writer) => End(ref writer, PickleOpcode.Appends);

    /// <summary>After the keys and values of a dictionary.</summary>
    internal void EndDict(ref PickleWriter writer) => End(ref writer, PickleOpcode.SetItems);

    /// <summary>Before the elements of a list that has no identity: a struct's, or a row's.</summary>
    internal void StartUntracked(ref PickleWriter writer, int count) => Open(ref writer, index: -1, count, hintFrom: 0, PickleOpcode.EmptyList, PickleOpcode.List, comparer: 0);

    /// <summary>Before keys and values; a comparer that is not the default follows the empty dict as a <see cref="Refinement"/>.</summary>
    internal bool StartMapping(ref PickleWriter writer, object dict, int count, int comparer) =>
        Start(ref writer, dict, count, hintFrom: 0, PickleOpcode.EmptyDict, PickleOpcode.Dict, comparer);

    /// <summary>Before a set's elements: EMPTY_SET or MARK; below protocol 4 a call of <c>set</c> or <c>frozenset</c> with a list.</summary>
    internal bool StartSet(ref PickleWriter writer, object set, int count, int comparer, bool isFrozen)
    {
        bool hasOpcodes = writer.Protocol >= PickleProtocol.Framed;
        if (hasOpcodes && !isFrozen) return Start(ref writer, set, count, hintFrom: 0, PickleOpcode.EmptySet, PickleOpcode.EmptySet, comparer);
        if (TryWriteGet(ref writer, set)) return false;
        if (hasOpcodes)
        {
            writer.WriteOpcode(PickleOpcode.Mark);
            return true;
        }
        StartCall(ref writer, isFrozen ? PythonGlobal.FrozenSet : PythonGlobal.Set, 1);
        StartUntracked(ref writer, count);
        return true;
    }

    /// <summary>Between two runs of a set's elements. FROZENSET takes all of them at once; below protocol 4 they are a list's.</summary>
    internal static void NextSetRun(ref PickleWriter writer, bool isFrozen)
    {
        if (writer.Protocol < PickleProtocol.Framed) writer.WriteNextRun(PickleOpcode.Appends);
        else if (!isFrozen) writer.WriteNextRun(PickleOpcode.AddItems);
    }

    /// <summary>After a set's elements.</summary>
    internal void EndSet(ref PickleWriter writer, object set, int comparer, bool isFrozen)
    {
        bool hasOpcodes = writer.Protocol >= PickleProtocol.Framed;
        if (hasOpcodes && !isFrozen)
        {
            End(ref writer, PickleOpcode.AddItems);
            return;
        }
        if (hasOpcodes)
        {
            writer.WriteOpcode(PickleOpcode.FrozenSet);
        }
        else
        {
            EndList(ref writer);
            EndCall(ref writer, 1);
        }
        Refinement.Save(ref writer, comparer);
        EndsOnTheWay(ref writer, set);
    }

    private bool Start(ref PickleWriter writer, object? collection, int count, int hintFrom, PickleOpcode empty, PickleOpcode text, int comparer = 0)
    {
        if (collection is null)
        {
            writer.WriteNone();
            return false;
        }
        int index = -1;
        if (IsTracking && (count != 0 || CanGrow(collection)) && Memo.TryGetOrAdd(collection, out index))
        {
            writer.WriteGet(index);
            return false;
        }
        Open(ref writer, index, count, hintFrom, empty, text, comparer);
        return true;
    }

    /// <summary>Whether an empty collection may be anything else one day. Of those that may not, .NET has one for all; in Python two lists would be one.</summary>
    private static bool CanGrow(object collection) =>
        collection is not Array && collection.GetType().Namespace is not ("System.Collections.Immutable" or "System.Collections.Frozen");

    private static void Open(ref PickleWriter writer, int index, int count, int hintFrom, PickleOpcode empty, PickleOpcode text, int comparer)
    {
        if (count >= hintFrom && writer.Protocol >= 4)
        {
            writer.WriteInt(count);
            writer.WriteOpcode(PickleOpcode.Pop);
        }
        if (!writer.IsBinary) writer.WriteOpcode(PickleOpcode.Mark);
        writer.WriteOpcode(writer.IsBinary ? empty : text);
        if (comparer != 0) Refinement.Save(ref writer, comparer);
        if (index >= 0) writer.WriteMemoize(index);
        if (writer.IsBinary) writer.WriteOpcode(PickleOpcode.Mark);
    }

    // Also where there are no elements: so our reader never has to guess whether a MARK that follows is the collection's.
    private static void End(ref PickleWriter writer, PickleOpcode opcode)
    {
        if (writer.IsBinary) writer.WriteOpcode(opcode);
    }
}
