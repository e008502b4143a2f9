namespace PickleGen;

/// <content>Where a dump was when it failed, as <c>$.Customer.Lines[3]</c>.</content>
public partial class Pickler
{
    /// <summary>The steps in rows that a failure has passed, and what lay above them on the work stack.</summary>
    private MemberPath? _failedRows;

    private int _failedWork;

    /// <summary>Of these rows, the items that have begun where the bytes do not say so.</summary>
    private List<BegunItems>? _failedItems;

    /// <summary>What is open on the work stack and in rows, and within that in what generated code has written.</summary>
    private string DescribePath(ref PickleWriter writer)
    {
        string? written = FindPath<object>(writer.Known, writer.Position, writer.IsWhole ? null : new PathOrigin(MemoizedAt, Memo.Count));
        var path = _failedRows ?? new MemberPath();
        PrependWork(path, _failedRows is null ? _workCount : _failedWork, 0);
        string open = path.ToString();
        return written?.StartsWith(open, StringComparison.Ordinal) == true ? written : open;
    }

    /// <summary>In a filter, while a failure looks for who handles it: it passes a row, which began when <paramref name="floor"/> containers were open.</summary>
    /// <returns>False: it goes on.</returns>
    private bool PassRow(int floor, string step, BegunItems begun)
    {
        if (begun.AreThere) (_failedItems ??= []).Add(begun);
        int top = _failedRows is null ? _workCount : _failedWork;
        _failedRows ??= new MemberPath();
        PrependWork(_failedRows, top, floor);
        _failedRows.Prepend(step);
        _failedWork = floor;
        return false;
    }

    /// <summary>The path of what would have been written next in a root of static type <typeparamref name="T"/>, which codecs and the ladder have written in turn.</summary>
    /// <param name="written">What was written, or its end.</param>
    /// <param name="end">Where that ends.</param>
    /// <param name="origin">What came before; null: nothing.</param>
    private string? FindPath<T>(ReadOnlySpan<byte> written, long end, PathOrigin? origin)
    {
        var begun = _failedItems ?? [];
        foreach (ref readonly SaveWork work in _work.AsSpan(0, _workCount))
        {
            if (work.Begun.AreThere) begun.Add(work.Begun);
        }
        long start = end - written.Length;
        // What a reduce gives for the items is enumerated before the first of them is written.
        bool isWithin = _workCount > 0 && _work[_workCount - 1].Source is Reduction { Stage: ReductionStage.DictItems or ReductionStage.Setter };
        return PathTracer.FindNext(
            written, Options.Classes ?? ClassRegistry.Default, typeof(T), origin,
            Options.Protocol >= PickleProtocol.Binary, [.. begun.Where(items => items.Position >= start).OrderBy(static items => items.Position).Select(items => items with { Position = items.Position - start })], isWithin);
    }

    private void PrependWork(MemberPath path, int top, int floor)
    {
        for (int i = top - 1; i >= floor; i--)
        {
            if (StepOf(in _work[i], isState: IsInState(i)) is { } step) path.Prepend(step);
        }
    }

    /// <summary>Whether what was opened above so many containers is an object's state: its keys are members.</summary>
    private bool IsInState(int below) => below > 0 && _work[below - 1].Source is Reduction { Stage: ReductionStage.Finish };

    private static string? StepOf(in SaveWork work, bool isState)
    {
        int item = work.Index - 1;
        if (item < 0) return null;
        if (work.Batching is { Width: 2 })
        {
            object? key = KeyOf(work, item & ~1);
            return isState || work.Kind == SaveWorkKind.ArrayBatches ? MemberPath.Member(key) : MemberPath.Key(key);
        }
        return work.Kind is SaveWorkKind.Reduction or SaveWorkKind.PersistentId ? null : MemberPath.Item(item);
    }

    private static object? KeyOf(in SaveWork work, int item) => work.Kind switch
    {
        SaveWorkKind.DictBatches => DictEntries.Has(work.Source, item) ? DictEntries.At(work.Source, item) : null,
        SaveWorkKind.ObjectListBatches => ObjectListItems.At(work.Source, item),
        _ => ArrayItems.At(work.Source, item),
    };
}
