using PickleGen.Numpy;

#pragma warning disable PICKLE015 // Of what stands there only what this program knows is used.

namespace PickleGen.Samples.Pandas;

/// <summary><c>BlockManager(blocks, axes)</c>: columns of one type lie together; the axes are the names of columns and of rows.</summary>
[Picklable(Module = "pandas.core.internals.managers", Name = "BlockManager", Layout = PickleLayout.Positional)]
internal sealed partial record Blocks(List<Block> All, List<Axis> Axes);

/// <summary><c>_unpickle_block(values, placement, ndim)</c>: a row for each of its columns, and which columns of the frame these are.</summary>
[Picklable(Module = "pandas._libs.internals", Name = "_unpickle_block", Layout = PickleLayout.Positional)]
internal sealed partial record Block(object Values, object Placement, int Dimensions)
{
    /// <summary>The values of one of its rows; null: they are of a type that pandas has for itself.</summary>
    public NumpyArray? this[int row] => (Values as NumpyArray ?? (Values as Backed)?.Times) is { } values ? values.Shape.Count == 1 ? values : values[row] : null;

    /// <summary>The row that a column of the frame is; -1: it is in another block.</summary>
    public int RowOf(int column) => Placement switch
    {
        PickleSlice { Start: int start, Stop: int stop, Step: var step } => RowOf(column, start, stop, step as int? ?? 1),
        NumpyArray places => Array.IndexOf(places.To<long[]>(), column),
        _ => throw new NotSupportedException($"Columns are placed by {Placement}."),
    };

    private static int RowOf(int column, int start, int stop, int step) =>
        column >= start && column < stop && (column - start) % step == 0 ? (column - start) / step : -1;
}

/// <summary><c>_new_Index(class, {"data": …, "name": …})</c>; of numbers in a row start, stop and step instead of data.</summary>
[Picklable(Module = "pandas.core.indexes.base", Name = "_new_Index", Layout = PickleLayout.Positional)]
[PickleFormerName("pandas.core.indexes.datetimes._new_DatetimeIndex")]
internal sealed partial record Axis(object Class, AxisParts Parts)
{
    public IReadOnlyList<object?> Labels => Parts.Data switch
    {
        null => [.. Numbers()],
        NumpyArray labels => labels.To<object?[]>(),
        Backed { Times: { } labels } => labels.To<object?[]>(),
        _ => throw new NotSupportedException($"An index is of a type that is not read here: {Parts.Data}."),
    };

    private IEnumerable<object?> Numbers()
    {
        for (long number = Parts.Start; Parts.Step > 0 ? number < Parts.Stop : number > Parts.Stop; number += Parts.Step) yield return number;
    }
}

/// <summary>What an index is made of.</summary>
[Picklable(Layout = PickleLayout.Dict, Naming = PickleNaming.SnakeCase)]
internal sealed partial record AxisParts(object? Data, long Start, long Stop, long Step);
