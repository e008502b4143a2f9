namespace PickleGen;

/// <summary>Loads pickles: a stack machine that takes any pickle, and what generated readers fall back on.</summary>
/// <remarks>One unpickler keeps one memo over all its loads, as CPython's does. Not thread-safe.</remarks>
public partial class Unpickler
{
    private readonly ReadOnlyMemory<byte> _input;
    private readonly Stream? _stream;

    /// <summary>An unpickler that reads the pickles in <paramref name="input"/>, one after another.</summary>
    public Unpickler(ReadOnlyMemory<byte> input, PickleOptions? options = null)
    {
        _input = input;
        Options = options ?? PickleOptions.Default;
    }

    /// <summary>An unpickler that reads the pickles in <paramref name="input"/>, one after another.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    public Unpickler(Stream input, PickleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        _stream = input;
        Options = options ?? PickleOptions.Default;
    }

    internal PickleOptions Options { get; }

    /// <summary>Out-of-band buffers, in the order in which the pickler gave them out.</summary>
    public IEnumerable<PickleBuffer>? Buffers { get; set; }
}
