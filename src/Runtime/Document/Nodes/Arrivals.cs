namespace PickleGen;

/// <summary>
/// When a container's items came: how many tuples, calls and the like the pickle had made by then. What is in a cycle can only be written in that
/// order: a call sees of a list in its arguments what the list had at that time.
/// </summary>
internal struct Arrivals
{
    private int _first;
    private List<(int Index, int Time)>? _later;

    /// <summary>When the item came. Never before those in front of it.</summary>
    public readonly int this[int index]
    {
        get
        {
            if (_later is null) return _first;
            int low = 0, high = _later.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (_later[middle].Index <= index) low = middle + 1;
                else high = middle;
            }
            return low == 0 ? _first : _later[low - 1].Time;
        }
    }

    /// <summary>The item comes, or another in its place; and all behind it not before.</summary>
    public void Note(int index, int time)
    {
        while (_later is [.., var last] && last.Index >= index) _later.RemoveAt(_later.Count - 1);
        if (index == 0) _first = time;
        else if (this[index] != time) (_later ??= []).Add((index, time));
    }
}
