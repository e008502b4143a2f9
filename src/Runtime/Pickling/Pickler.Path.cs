namespace PickleGen;

/// <content>Where a dump was when it failed, as <c>$.Customer.Lines[3]</c>.</content>
public partial class Pickler
{
    /// <summary>The steps in rows that a failure has passed, and what lay above them on the work stack.</summary>
    private MemberPath? _failedRows;

    private int _failedWork;

    /// <summary>What is open on the work stack and in rows.</summary>
    private string DescribePath()
    {
        var path = _failedRows ?? new MemberPath();
        PrependWork(path, _failedRows is null ? _workCount : _failedWork, 0);
        return path.ToString();
    }

    /// <summary>In a filter, while a failure looks for who handles it: it passes a row, which began when <paramref name="floor"/> containers were open.</summary>
    /// <returns>False: it goes on.</returns>
    private bool PassRow(int floor, string step)
    {
        int top = _failedRows is null ? _workCount : _failedWork;
        _failedRows ??= new MemberPath();
        PrependWork(_failedRows, top, floor);
        _failedRows.Prepend(step);
        _failedWork = floor;
        return false;
    }

    private void PrependWork(MemberPath path, int top, int floor)
    {
        for (int i = top - 1; i >= floor; i--)
        {
            if (StepOf(in _work[i]) is { } step) path.Prepend(step);
        }
    }

    private static string? StepOf(in SaveWork work)
    {
        int item = work.Index - 1;
        if (item < 0) return null;
        if (work.Batching is { Width: 2 }) return MemberPath.Key(KeyOf(work, item & ~1));
        return work.Kind is SaveWorkKind.Reduction or SaveWorkKind.PersistentId ? null : MemberPath.Item(item);
    }

    private static object? KeyOf(in SaveWork work, int item) =>
        work.Kind == SaveWorkKind.DictBatches ? DictEntries.At(work.Source, item) : ArrayItems.At(work.Source, item);
}
