using System.Buffers;

namespace PickleGen.Codecs;

/// <summary>
/// Pickles of one value that are written and read at once: how they begin is known, bytes and memo, so that neither a pickler nor an
/// unpickler has to be set up. What lies otherwise, or needs more than the options' usual answers, is left to those.
/// </summary>
/// <typeparam name="T">The root's static type.</typeparam>
internal abstract class WholePickle<T>
{
    /// <summary>Writes a value into an array; null: the pickler must.</summary>
    /// <exception cref="PicklingException">It is longer than an array can be.</exception>
    public abstract byte[]? TrySave(T value, PickleOptions? options);

    /// <summary>Writes a value into a buffer; false: nothing, the pickler must.</summary>
    /// <exception cref="PicklingException">It is longer than an array can be.</exception>
    public abstract bool TrySave(IBufferWriter<byte> destination, T value, PickleOptions? options);

    /// <summary>Reads the pickle that the bytes begin with; false, no code of the type having run: the unpickler must.</summary>
    /// <exception cref="UnpicklingException">Code of the type failed.</exception>
    public abstract bool TryLoad(ReadOnlySpan<byte> pickle, PickleOptions? options, out int consumed, out T? value);
}

/// <summary>A codec whose values can be whole pickles.</summary>
internal interface IWholeCodec<T>
{
    /// <summary>How they are written and read.</summary>
    WholePickle<T> Whole { get; }
}
