namespace PickleGen;

/// <content>Where a dump was when it failed, as <c>$.Customer.Lines[3]</c>.</content>
public partial class Pickler
{
    /// <summary>What is open on the work stack.</summary>
    private string DescribePath()
    {
        var path = new MemberPath();
        for (int i = _workCount - 1; i >= 0; i--)
        {
            if (StepOf(in _work[i]) is { } step) path.Prepend(step);
        }
        return path.ToString();
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
