using PickleGen.Numpy;

namespace PickleGen.Samples.Pandas;

/// <summary><c>pandas.DataFrame</c>: columns of numbers, texts, times and objects, by name.</summary>
[Picklable(Module = "pandas.core.frame", Name = "DataFrame")]
public sealed partial class Frame
{
    // All that is pandas' own and that nobody here asks for stays a stub: frequencies of times, types of categories.
    private static readonly PickleOptions s_options = new()
    {
        Classes = new ClassRegistry().AddNumpy().Add(new PickleCallable("pandas._libs.arrays", "__pyx_unpickle_NDArrayBacked", (Func<object?[], object?>)(_ => new Backed()))),
    };

    [PickleMember("_mgr")] private Blocks? _blocks;

    /// <summary>The columns' names, in order.</summary>
    public IReadOnlyList<object?> Columns => Parts.Axes[0].Labels;

    /// <summary>The rows' names: numbers from 0 on, unless the frame was given others.</summary>
    public IReadOnlyList<object?> Index => Parts.Axes[1].Labels;

    /// <summary>A column, as one of numpy's arrays.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    /// <exception cref="NotSupportedException">It is of a type that pandas has for itself: categories, nullable numbers.</exception>
    public NumpyArray this[object column]
    {
        get
        {
            int position = Array.IndexOf([.. Columns], column);
            foreach (var block in Parts.All)
            {
                if (block.RowOf(position) is >= 0 and var row) return block[row] ?? throw new NotSupportedException($"The column '{column}' is of a type that is not read here.");
            }
            throw new KeyNotFoundException($"The frame has no column '{column}'.");
        }
    }

    private Blocks Parts => _blocks ?? throw new InvalidOperationException("The frame has no blocks.");

    /// <summary>What <c>frame.to_pickle</c> or <c>pickle.dump</c> wrote.</summary>
    /// <exception cref="UnpicklingException">It is no frame.</exception>
    public static Frame Load(byte[] pickle) => new StubUnpickler(pickle, s_options).Load<Frame>() ?? throw new UnpicklingException("None is no frame.");
}
