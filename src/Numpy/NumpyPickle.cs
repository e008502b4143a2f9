namespace PickleGen.Numpy;

/// <summary>What makes a program read and write numpy's arrays.</summary>
public static class NumpyPickle
{
    /// <summary>The defaults, and numpy: <see cref="WithNumpy"/>.</summary>
    public static PickleOptions Options { get; } = PickleOptions.Default.WithNumpy();

    /// <summary>Options that read numpy's arrays, masked arrays, scalars and types, and write <see cref="NumpyArray"/> and <see cref="NumpyDtype"/>.</summary>
    /// <remarks>
    /// An array loads where <c>double[]</c>, <c>float[,]</c>, <c>List&lt;string&gt;</c> or <see cref="NumpyArray"/> is declared, and as the latter where
    /// <c>object</c> is. A scalar is .NET's number, text or bytes; times are arrays without dimensions, which
    /// <c>DateTime</c>, <c>DateTimeOffset</c> (in UTC), <c>DateOnly</c> (of whole days) and <c>TimeSpan</c> take.
    /// </remarks>
    /// <param name="options">Options; their registry gets numpy's names and their dispatch table numpy's reducers, where they have any.</param>
    /// <exception cref="ArgumentNullException">There are no options.</exception>
    /// <exception cref="InvalidOperationException">Their registry or table is in use already.</exception>
    public static PickleOptions WithNumpy(this PickleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Classes = (options.Classes ?? new ClassRegistry()).AddNumpy(), DispatchTable = NumpyReducer.AddTo(options.DispatchTable ?? new DispatchTable()) };
    }

    /// <summary>The same, and .NET's own arrays of numbers, <c>double[]</c>, <c>float[,]</c> and others, are written as numpy's instead of <c>array.array</c> and lists.</summary>
    /// <remarks><c>byte[]</c> stays Python's <c>bytes</c>. With protocol 5 the numbers may travel beside the pickle, and are not copied then.</remarks>
    /// <inheritdoc cref="WithNumpy"/>
    public static PickleOptions WithArraysAsNumpy(this PickleOptions options)
    {
        var numpy = options.WithNumpy();
        ArrayReducer.AddTo(numpy.DispatchTable!);
        return numpy;
    }

    /// <summary>What the names mean that numpy puts into pickles. numpy itself is not needed.</summary>
    /// <exception cref="ArgumentNullException">There is no registry.</exception>
    /// <exception cref="InvalidOperationException">The registry is in use already.</exception>
    public static ClassRegistry AddNumpy(this ClassRegistry classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return NumpyNames.AddTo(classes);
    }

    internal static PicklingException WithoutOptions(Type type) => new($"'{type}' is saved with {nameof(NumpyPickle)}.{nameof(Options)}, or options that {nameof(WithNumpy)} made.");
}
