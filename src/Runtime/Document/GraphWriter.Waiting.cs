namespace PickleGen;

/// <content>
/// The order of what is in a cycle. An item of a container waits for each tuple or call of the same cycle that is unfinished and was made before
/// the item came; for those made after it the item may not wait, because they saw it. So nothing is ever wanted that is unfinished: what an
/// item consists of had been made when it came.
/// </content>
internal sealed partial class GraphWriter
{
    private readonly Dictionary<int, List<Unfinished>> _unfinishedComponents = [];

    /// <summary>Of containers that can be referred to and lack items, the index of the next, and how many calls around them are unfinished.</summary>
    private readonly Dictionary<PickleNode, (int Index, int Readers)> _filling = new(ReferenceEqualityComparer.Instance);

    /// <summary>The numbers of the calls that are unfinished.</summary>
    private readonly Stack<int> _readers = [];

    private void Begin(PickleNode node)
    {
        _unfinished.Add(node);
        if (IsReader(node)) _readers.Push(NumberOf(node));
        if (_cycles?.ComponentOf(node) is not { } number) return;
        if (!_unfinishedComponents.TryGetValue(number, out var component)) _unfinishedComponents.Add(number, component = []);
        component.Add(new Unfinished(NumberOf(node)));
    }

    // Returns what waited for the node to be finished.
    private List<(PickleNode Node, int Index)> End(PickleNode node)
    {
        _unfinished.Remove(node);
        if (IsReader(node)) _readers.Pop();
        if (_cycles?.ComponentOf(node) is not { } number) return [];
        var component = _unfinishedComponents[number];
        var goOn = component[^1].Waiting;
        component.RemoveAt(component.Count - 1);
        if (component.Count == 0) _unfinishedComponents.Remove(number);
        return goOn ?? [];
    }

    /// <summary>How many items, of so many from an index on, may come now, together; 0: the container waits.</summary>
    private int Ready(PickleNode node, int index, int count)
    {
        if (_cycles?.IsInCycle(node) != true) return count;
        int time = TimeOf(node, index);
        if (LastOf(node, time) is { } last)
        {
            (last.Waiting ??= []).Add((node, index));
            return 0;
        }
        int ready = 1;
        while (ready < count && TimeOf(node, index + ready) == time) ready++;
        return ready;
    }

    /// <summary>Whether a call in one of a container's items would see less of it than it saw in the pickle.</summary>
    private bool IsSeenTooEarly(PickleNode node) =>
        _readers.TryPeek(out int reader) && _filling.TryGetValue(node, out var filling) && _readers.Count > filling.Readers && TimeOf(node, filling.Index) < reader;

    /// <summary>Whether the container, which is made now, will have to wait with some of its items.</summary>
    private bool WillWait(PickleNode node) => CountOf(node) is > 0 and var count && LastOf(node, TimeOf(node, count - 1)) is not null;

    // Not by a plain POP, which would be a call thrown away: packed into a tuple.
    private void GoOn(ref PickleWriter writer, PickleNode node, int index)
    {
        writer.WriteOpcode(PickleOpcode.Mark);
        writer.WriteGet(_memo[node]);
        Push(PickleOpcode.Pop);
        Push(PickleOpcode.Tuple);
        _steps.Push(new(StepKind.Fill, node, index));
    }

    // Which of the unfinished that were made by a time is finished last; null: there is none. Each is a part of the one before it, and was made earlier.
    private Unfinished? LastOf(PickleNode node, int time)
    {
        if (_cycles is null || !_unfinishedComponents.TryGetValue(_cycles.ComponentOf(node), out var component)) return null;
        int low = 0, high = component.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (component[middle].Number <= time) high = middle;
            else low = middle + 1;
        }
        return low < component.Count ? component[low] : null;
    }

    // A tuple does not look at what is in it.
    private static bool IsReader(PickleNode node) => node is PickleCallNode or PickleFrozenSetNode;

    private static int CountOf(PickleNode node) => node switch
    {
        PickleListNode list => list.Items.Count,
        PickleDictNode dict => dict.Items.Count,
        PickleSetNode set => set.Items.Count,
        PickleCallNode call => call.Updates.Count,
        _ => 0,
    };

    private static int TimeOf(PickleNode node, int index) => node switch
    {
        PickleListNode list => list.Arrivals[index],
        PickleDictNode dict => dict.Arrivals[index],
        PickleSetNode set => set.Arrivals[index],
        _ => ((PickleCallNode)node).Updates[index].Time,
    };

    private static int NumberOf(PickleNode node) => node switch
    {
        PickleTupleNode tuple => tuple.Number,
        PickleFrozenSetNode set => set.Number,
        PickleGlobalNode global => global.Number,
        PicklePersistentIdNode persistent => persistent.Number,
        _ => ((PickleCallNode)node).Number,
    };

    /// <summary>Something late in a cycle, while its parts are written.</summary>
    private sealed class Unfinished(int number)
    {
        public int Number { get; } = number;

        /// <summary>The containers that go on when it is finished, each with the item that is next.</summary>
        public List<(PickleNode Node, int Index)>? Waiting { get; set; }
    }
}
