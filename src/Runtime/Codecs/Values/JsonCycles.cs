namespace PickleGen.Codecs;

/// <summary>Whether containers that the unpickler made contain themselves: why JSON of them has no end.</summary>
internal static class JsonCycles
{
    /// <summary>Whether any container below <paramref name="root"/>, or it itself, is in a cycle.</summary>
    public static bool AreIn(object root)
    {
        var done = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var above = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object Container, IEnumerator<object?> Items)>();
        Open(root);
        while (open.TryPeek(out var top))
        {
            if (!top.Items.MoveNext())
            {
                open.Pop();
                above.Remove(top.Container);
                done.Add(top.Container);
            }
            else if (top.Items.Current is { } item && !done.Contains(item))
            {
                if (above.Contains(item)) return true;
                Open(item);
            }
        }
        return false;

        void Open(object value)
        {
            IEnumerable<object?>? items = value switch
            {
                PickleDict dict => dict.Values,
                List<object?> or PickleTuple => (IEnumerable<object?>)value,
                _ => null,
            };
            if (items is null) return;
            above.Add(value);
            open.Push((value, items.GetEnumerator()));
        }
    }
}
