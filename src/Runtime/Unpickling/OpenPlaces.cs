namespace PickleGen;

/// <summary>Containers of the stack machine that stand in open places, as long as they may turn out to be what a typed place has.</summary>
internal sealed class OpenPlaces
{
    private readonly List<object> _opened = [];

    /// <summary>An open place has got one.</summary>
    public void Add(object container) => _opened.Add(container);

    /// <summary>Whether it is one. A class of the program's that derives from one is an object, and stays what it is.</summary>
    public static bool IsContainer(object value) => value switch
    {
        List<object?> => value.GetType() == typeof(List<object?>),
        PickleOrderedDict or PickleCounter or PickleDefaultDict => true,
        PickleDict => value.GetType() == typeof(PickleDict),
        _ => value is PickleSetBase or PickleTuple or PickleArray or PickleByteArray,
    };

    /// <summary>Whether one became something else after an open place had it. What is not in the memo was not referred to, but lay twice on the stack.</summary>
    public bool AreLate(Conversions conversions, UnpicklerMemo memo)
    {
        var late = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (object opened in _opened)
        {
            if (conversions.FindNew(opened) is not null) late.Add(opened);
        }
        return late.Count > 0 && memo.Entries.Any(entry => late.Contains(entry.Value));
    }

    /// <summary>The machine's containers are its own: what lies in one that an open place has is put right where it lies.</summary>
    public void Replace(Conversions conversions)
    {
        var met = new HashSet<object>(_opened, ReferenceEqualityComparer.Instance);
        var open = new Stack<object>(met);
        while (open.TryPop(out object? container))
        {
            switch (container)
            {
                case List<object?> list:
                    for (int i = 0; i < list.Count; i++) list[i] = Replaced(list[i]);
                    break;
                case PickleDict dict:
                    ref var table = ref dict.GetTable();
                    for (int i = 0; i < table.Entries.Length; i++)
                    {
                        ref object? value = ref table.ValueAt(i);
                        value = Replaced(value);
                    }
                    break;
                case PickleTuple tuple:
                    tuple.ReplaceUnhashable(Replaced);
                    foreach (object? item in tuple.AsSpan())
                    {
                        if (item is PickleTuple inner && met.Add(inner)) open.Push(inner);
                    }
                    break;
            }
        }

        object? Replaced(object? value)
        {
            if (value is null || !IsContainer(value)) return value;
            object converted = conversions.Replaced(value);
            if (ReferenceEquals(converted, value) && met.Add(value)) open.Push(value);
            return converted;
        }
    }
}
