using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>
/// The work stack. Saving never calls itself: a container is opened, pushed here, and its items are saved from the loop in
/// <see cref="Run"/>. So a graph may be as deep as memory allows, and the opcodes still come in the order of a recursive pickler.
/// </content>
public partial class Pickler
{
    private SaveWork[] _work = [];
    private int _workCount;

    /// <summary>Saves <paramref name="value"/> and everything in it (pickle.py <c>save</c>).</summary>
    /// <exception cref="PicklingException">It, or something in it, cannot be saved.</exception>
    internal void Save(ref PickleWriter writer, object? value)
    {
        int floor = _workCount;
        if (!SaveOrOpen(ref writer, value)) RunNested(ref writer, floor);
    }

    /// <summary>Goes on with what was opened, from within what is not the loop itself.</summary>
    private void RunNested(ref PickleWriter writer, int floor)
    {
        // Generated code and names come back here from within the loop: never deep by themselves, but a hook may make them so.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Run(ref writer, floor);
    }

    /// <summary>Goes on with what was opened last until only <paramref name="floor"/> containers are open.</summary>
    private void Run(ref PickleWriter writer, int floor)
    {
        while (_workCount > floor)
        {
            switch (_work[_workCount - 1].Kind)
            {
                case SaveWorkKind.ObjectListBatches: SaveBatches<ObjectListItems>(ref writer); break;
                case SaveWorkKind.ArrayBatches: SaveBatches<ArrayItems>(ref writer); break;
                case SaveWorkKind.ListBatches: SaveBatches<ListItems>(ref writer); break;
                case SaveWorkKind.DictBatches: SaveBatches<DictEntries>(ref writer); break;
                case SaveWorkKind.SetBatches: SaveBatches<SetItems>(ref writer); break;
                case SaveWorkKind.TupleOfArray: SaveTupleItems<ArrayItems>(ref writer); break;
                case SaveWorkKind.TupleOfTuple: SaveTupleItems<TupleItems>(ref writer); break;
                case SaveWorkKind.FrozenSet: SaveFrozenSetItems(ref writer); break;
                case SaveWorkKind.Reduction: ContinueReduction(ref writer); break;
                case SaveWorkKind.PersistentId: EndPersistentId(ref writer); break;
            }
        }
    }

    private ref SaveWork Open(SaveWorkKind kind, object source, object? identity)
    {
        if (_workCount >= FastNestingLimit && !IsTracking) EnterFast(identity);
        if (_workCount == _work.Length) Array.Resize(ref _work, Math.Max(16, 2 * _work.Length));
        ref SaveWork work = ref _work[_workCount++];
        work = new SaveWork { Kind = kind, Source = source, Identity = identity };
        return ref work;
    }

    private void Close()
    {
        ref SaveWork work = ref _work[--_workCount];
        if (_workCount >= FastNestingLimit && !IsTracking) LeaveFast(work.Identity);
        work = default;
    }
}
