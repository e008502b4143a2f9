using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>How values of one static type are written and read. Implemented by structs, so that composed codecs compile to direct calls.</summary>
/// <typeparam name="T">The static type: of a member, an element or a root.</typeparam>
/// <remarks>
/// A codec is the one place that knows the wire form of its type. <c>ListCodec&lt;Person, Person.PickleCodec&gt;</c> is a codec again:
/// that is how collections of anything are put together at compile time, without reflection.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPickleCodec<T>
{
    /// <summary>Writes <paramref name="value"/> at any protocol, as one value on the unpickler's stack.</summary>
    /// <exception cref="PicklingException">The value cannot be saved.</exception>
    static abstract void Save(ref PickleWriter writer, Pickler pickler, T value);

    /// <summary>Whether <see cref="Write"/> may be called.</summary>
    static virtual bool IsPlaced => false;

    /// <summary>Writes a value that is not null from protocol 4 on, its place in the bytes in a register: from <paramref name="p"/> on, to where it returns.</summary>
    /// <exception cref="NotSupportedException">The codec is not <see cref="IsPlaced"/>.</exception>
    /// <exception cref="PicklingException">The value cannot be saved.</exception>
    static virtual ref byte Write(ref PickleWriter writer, Pickler pickler, T value, ref byte p) => throw new NotSupportedException();

    /// <summary>Writes a value that is all of a pickle of the highest protocol, or the member of a flat object that is: it is no object, and calls at most globals of Python's library.</summary>
    /// <exception cref="NotSupportedException">Its values are otherwise.</exception>
    static virtual ref byte WriteFlat(ref PickleWriter writer, scoped ref FlatGlobals globals, T value, ref byte p) => throw new NotSupportedException();

    /// <summary>Reads what <see cref="WriteFlat"/> wrote; false, the reader anywhere: it is something else.</summary>
    /// <exception cref="NotSupportedException">Its values are otherwise.</exception>
    static virtual bool TryReadFlat(ref PickleReader reader, scoped ref FlatGlobals globals, out T value) => throw new NotSupportedException();

    /// <summary>Reads the next value. What the codec does not expect it leaves to the unpickler, which goes on from there.</summary>
    /// <exception cref="UnpicklingException">The pickle is malformed or holds something else.</exception>
    static abstract T Load(ref PickleReader reader, Unpickler unpickler);

    /// <summary>Makes the value from what the unpickler built (surface: int, long, BigInteger, string, List&lt;object?&gt;, PickleDict …).</summary>
    /// <remarks>A value that is a <typeparamref name="T"/> already is taken as it is: a reducer's callable may have made it.</remarks>
    /// <exception cref="UnpicklingException">It is something else.</exception>
    static abstract T FromObject(object? value, Unpickler unpickler);

    /// <summary>
    /// How one value lies in memory, as Python's <c>struct</c> module calls it (<c>"&lt;fff"</c>), where an array of them may be one block; null:
    /// it may not. The codes are <c>? b B h H i I q Q e f d</c>, one a member, little-endian, without padding.
    /// </summary>
    static virtual string? BlockFormat => null;
}
