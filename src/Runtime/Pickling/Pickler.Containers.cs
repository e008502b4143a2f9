using System.Collections;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>Lists, tuples, dicts and sets.</content>
public partial class Pickler
{
    private static readonly PickleCallable s_set = new("builtins", "set");
    private static readonly PickleCallable s_frozenSet = new("builtins", "frozenset");

    private bool SaveBuiltIn(ref PickleWriter writer, object value, BuiltInKind kind) => kind switch
    {
        BuiltInKind.Array => SaveOrOpenArray(ref writer, Unsafe.As<object?[]>(value)),
        BuiltInKind.List => OpenBatches(ref writer, SaveWorkKind.ListBatches, value, value, Batching.List, ((IList)value).Count),
        BuiltInKind.Dictionary => OpenDictionary(ref writer, (IDictionary)value),
        BuiltInKind.PickleSet => OpenSet(ref writer, value),
        BuiltInKind.Set => OpenSet(ref writer, value),
        BuiltInKind.FrozenSet => OpenFrozenSet(ref writer, (PickleFrozenSet)value),
        BuiltInKind.Tuple => OpenTuple(ref writer, (ITuple)value),
        BuiltInKind.ByteArray => SaveByteArray(ref writer, (PickleByteArray)value),
        BuiltInKind.UnsharedBytes => SaveUnsharedBytes(ref writer, (UnsharedBytes)value),
        BuiltInKind.SplitText => SaveSplitText(ref writer, (PickleSplitText)value),
        BuiltInKind.Buffer => SaveBuffer(ref writer, (PickleBuffer)value),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Opens a list, dict or set: EMPTY_X, its place in the memo, and the first batch of its items.</summary>
    private bool OpenBatches(ref PickleWriter writer, SaveWorkKind kind, object source, object? identity, Batching batching, int total)
    {
        int index = -1;
        if (IsTracking)
        {
            if (identity is null)
            {
                index = Memo.AddUnnamed();
            }
            else if (Memo.TryGetOrAdd(identity, out index))
            {
                writer.WriteGet(index);
                return true;
            }
        }
        batching.WriteEmpty(ref writer);
        if (index >= 0) writer.WriteMemoize(index);
        return total == 0 || OpenItems(ref writer, kind, source, identity, batching, total);
    }

    /// <summary>Opens the first batch of items. There is at least one.</summary>
    private bool OpenItems(ref PickleWriter writer, SaveWorkKind kind, object source, object? identity, Batching batching, int total)
    {
        ref SaveWork work = ref Open(kind, source, identity);
        work.Batching = batching;
        work.Total = total;
        if (batching.HasKeys) _places++;
        StartBatch(ref writer, ref work, 0, total);
        return false;
    }

    private void SaveBatches<TItems>(ref PickleWriter writer)
        where TItems : struct, ISavedItems
    {
        int at = _workCount - 1;
        object source = _work[at].Source;
        int index = _work[at].Index;
        while (true)
        {
            int end = _work[at].End;
            while (index < end)
            {
                object? item = TItems.At(source, index++);

                // Before the item: if it fails, the path leads to it.
                _work[at].Index = index;
                if (!SaveOrOpen(ref writer, item)) return;
            }

            ref SaveWork work = ref _work[at];
            int total = TItems.Count(source);
            // Behind a batch, and at protocol 0 behind each item, nothing else would tell.
            if (total < work.Total) throw Changed(source);
            if (!work.Batching!.End(ref writer, work.Start, end, work.IsMarked, total))
            {
                Close();
                return;
            }
            work.Start = index;
            StartBatch(ref writer, ref work, index, total);
        }
    }

    private static void StartBatch(ref PickleWriter writer, ref SaveWork work, int start, int total)
    {
        (work.End, work.IsMarked) = work.Batching!.Start(ref writer, start, total);
        work.Begun = work.IsMarked ? default : new(writer.Position, AreTuple: false);
    }

    private bool SaveOrOpenList(ref PickleWriter writer, List<object?> value)
    {
        if (!CanSaveRows) return OpenBatches(ref writer, SaveWorkKind.ObjectListBatches, value, value, Batching.List, value.Count);
        SaveList(ref writer, value);
        return true;
    }

    private bool SaveOrOpenArray(ref PickleWriter writer, object?[] value)
    {
        if (value.Length == 0) return OpenBatches(ref writer, SaveWorkKind.ArrayBatches, value, identity: null, Batching.List, 0);
        if (!CanSaveRows) return OpenBatches(ref writer, SaveWorkKind.ArrayBatches, value, value, Batching.List, value.Length);
        SaveList(ref writer, value, value);
        return true;
    }

    private bool SaveOrOpenTuple(ref PickleWriter writer, PickleTuple value)
    {
        if (!CanSaveRows) return OpenTuple(ref writer, SaveWorkKind.TupleOfTuple, value, value, 0, value.Count);
        SaveTuple(ref writer, value);
        return true;
    }

    private bool SaveOrOpenDict(ref PickleWriter writer, Dictionary<string, object?> value)
    {
        if (!CanSaveRows) return OpenDictionary(ref writer, value);
        SaveDict(ref writer, value);
        return true;
    }

    private bool SaveOrOpenDict(ref PickleWriter writer, PickleDict value)
    {
        var entries = value.GetTable().Entries;
        if (entries.Length != value.Count) return OpenBatches(ref writer, SaveWorkKind.ArrayBatches, EntriesOf(value, value.Count), value, Batching.Dict, 2 * value.Count);
        if (!CanSaveRows) return OpenBatches(ref writer, SaveWorkKind.DictBatches, value, value, Batching.Dict, 2 * entries.Length);
        SaveDict(ref writer, value, entries);
        return true;
    }

    private bool OpenDictionary(ref PickleWriter writer, IDictionary value)
    {
        if (TryWriteGet(ref writer, value)) return true;
        object?[] entries = EntriesOf(value);
        return OpenBatches(ref writer, SaveWorkKind.ArrayBatches, entries, value, Batching.Dict, entries.Length);
    }

    /// <summary>A generated object's members as a dict.</summary>
    private bool OpenMembers(ref PickleWriter writer, MemberState value, object? identity) =>
        OpenBatches(ref writer, SaveWorkKind.ArrayBatches, value.Items, identity, Batching.Dict, value.Items.Length);

    private bool OpenSet(ref PickleWriter writer, object value)
    {
        if (TryWriteGet(ref writer, value)) return true;
        if (writer.Protocol >= PickleProtocol.Framed && value is PickleSet set && set.GetTable().Entries.Length == set.Count)
            return OpenBatches(ref writer, SaveWorkKind.SetBatches, value, value, Batching.Set, set.Count);
        var items = ItemsOf((IEnumerable)value);
        return writer.Protocol >= PickleProtocol.Framed
            ? OpenBatches(ref writer, SaveWorkKind.ObjectListBatches, items, value, Batching.Set, items.Count)
            : OpenReduction(ref writer, value, new ReduceValue(s_set, [items]));
    }

    private bool OpenFrozenSet(ref PickleWriter writer, PickleFrozenSet value)
    {
        if (TryWriteGet(ref writer, value)) return true;
        if (writer.Protocol < PickleProtocol.Framed) return OpenReduction(ref writer, value, new ReduceValue(s_frozenSet, [ItemsOf(value)]));
        writer.WriteOpcode(PickleOpcode.Mark);
        Open(SaveWorkKind.FrozenSet, value, value);
        return false;
    }

    private void SaveFrozenSetItems(ref PickleWriter writer)
    {
        int at = _workCount - 1;
        object source = _work[at].Source;
        int index = _work[at].Index, count = SetItems.Count(source);
        while (index < count)
        {
            object? item = SetItems.At(source, index++);
            _work[at].Index = index;
            if (!SaveOrOpen(ref writer, item)) return;
        }
        Close();
        if (IsTracking && Memo.TryGet(source, out int memoized))
        {
            // It is in itself: what was built here is thrown away for the one that was built on the way.
            writer.WriteOpcode(PickleOpcode.PopMark);
            writer.WriteGet(memoized);
            return;
        }
        writer.WriteOpcode(PickleOpcode.FrozenSet);
        Memoize(ref writer, source);
    }

    private bool OpenTuple(ref PickleWriter writer, ITuple value)
    {
        if (TryWriteGet(ref writer, value)) return true;
        var items = new object?[value.Length];
        for (int i = 0; i < items.Length; i++) items[i] = value[i];
        return OpenTuple(ref writer, SaveWorkKind.TupleOfArray, items, value, 0, items.Length);
    }

    /// <summary>Opens a tuple of the items from <paramref name="start"/> on. It is memoized at its end, when it is there (_pickle.c <c>save_tuple</c>).</summary>
    private bool OpenTuple(ref PickleWriter writer, SaveWorkKind kind, object source, object? identity, int start, int end)
    {
        if (start == end)
        {
            writer.WriteEmptyTuple();
            return true;
        }
        if (identity is not null && TryWriteGet(ref writer, identity)) return true;
        if (!writer.HasTupleOpcode(end - start)) writer.WriteOpcode(PickleOpcode.Mark);
        ref SaveWork work = ref Open(kind, source, identity);
        work.Index = work.Start = start;
        work.End = end;
        work.Begun = new(writer.Position, AreTuple: true, HaveMark: !writer.HasTupleOpcode(end - start));
        return false;
    }

    private void SaveTupleItems<TItems>(ref PickleWriter writer)
        where TItems : struct, ISavedItems
    {
        int at = _workCount - 1;
        object source = _work[at].Source;
        int index = _work[at].Index, end = _work[at].End;
        while (index < end)
        {
            object? item = TItems.At(source, index++);
            _work[at].Index = index;
            if (!SaveOrOpen(ref writer, item)) return;
        }
        object? identity = _work[at].Identity;
        int length = end - _work[at].Start;
        Close();
        EndTuple(ref writer, identity, length);
    }

    /// <summary>TUPLE, and its place in the memo.</summary>
    private void EndTuple(ref PickleWriter writer, object? identity, int length)
    {
        int memoized = -1;
        if (IsTracking)
        {
            if (identity is null)
            {
                memoized = Memo.AddUnnamed();
            }
            else if (Memo.TryGetOrAdd(identity, out memoized))
            {
                // It is in itself, and was made on the way: that one is taken.
                writer.WriteDiscardedTuple(length);
                writer.WriteGet(memoized);
                return;
            }
        }
        writer.WriteTuple(length);
        if (memoized >= 0) writer.WriteMemoize(memoized);
    }
}
