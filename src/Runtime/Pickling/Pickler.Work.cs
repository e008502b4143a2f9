using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>
/// The work stack. Saving never calls itself: a container is opened, pushed here, and its items are saved from the loop in
/// <see cref="Run"/>. So a graph may be as deep as memory allows, and the opcodes still come in the order of a recursive pickler.
/// </content>
public partial class Pickler
{
    /// <summary>As long as the work stack gets if much of it has no identity yet: 100 000 objects in one another, in collections, take three entries each.</summary>
    private const int LongestWithoutIdentity = 1 << 19;

    private SaveWork[] _work = [];
    private int _workCount;

    /// <summary>How many loops run, each in what another one calls.</summary>
    private int _runs;

    /// <summary>Whether a loop may run from here. The first one is in none, and takes no more of the call stack than any call: small stacks have that.</summary>
    private bool CanRun => _runs == 0 || RuntimeHelpers.TryEnsureSufficientExecutionStack();

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
        if (!CanRun)
            throw new PicklingException("Values are nested too deep for what is left of the call stack: hooks that save, or objects that are made from their members in collections of their type. Use a thread with a larger stack, or state layout for one of the types.");
        _runs++;
        Run(ref writer, floor);
        _runs--;
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
        if (_workCount == _work.Length) Grow();
        ref SaveWork work = ref _work[_workCount++];
        work = new SaveWork { Kind = kind, Source = source, Identity = identity };
        if (kind is SaveWorkKind.Reduction or SaveWorkKind.FrozenSet) _places++;
        return ref work;
    }

    // What has no identity, or gets it after its arguments, comes round again and again in a cycle, and fills the memory. Asked rarely: where the stack doubles.
    private void Grow()
    {
        if (_work.Length >= LongestWithoutIdentity && _work.Count(static work => work.Source is Reduction { Value: null } or Reduction { Stage: <= ReductionStage.Make }) >= _work.Length / 4)
        {
            var innermost = (Reduction)_work.Last(static work => work.Source is Reduction).Source;
            throw new PicklingException(
                $"What '{innermost.Func}' makes is nested {_workCount} levels deep without an identity: a cycle through objects that are made from their members or whose references are not tracked, or too deep a graph. Use state layout, and set TrackReferences.");
        }
        Array.Resize(ref _work, Math.Max(16, 2 * _work.Length));
    }

    private void Close()
    {
        ref SaveWork work = ref _work[--_workCount];
        if (work.Kind is SaveWorkKind.Reduction or SaveWorkKind.FrozenSet || work.Batching is { HasKeys: true }) _places--;
        if (_workCount >= FastNestingLimit && !IsTracking) LeaveFast(work.Identity);
        work = default;
    }
}
