using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>What generated code implements for a <c>[Picklable]</c> class or struct: its names, and how its members are written and read.</summary>
/// <typeparam name="T">The annotated type.</typeparam>
/// <remarks>
/// Everything that is the same for all types (null, the memo, hooks, polymorphism, graphs deeper than the call stack, another tool's
/// order of opcodes) stands once, in <see cref="Pickler"/> and <see cref="Unpickler"/>. What the members lie in depends on
/// <see cref="PickleClass.Layout"/>: <c>{name: value}</c> or <c>(value, …)</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IObjectCodec<T> : IPickleCodec<T>
    where T : notnull
{
    /// <summary>The class's name on the wire and its members'.</summary>
    static abstract PickleClass Class { get; }

    static bool IPickleCodec<T>.IsPlaced => true;

    /// <summary>Whether the value is of exactly this type, not of a derived one.</summary>
    static abstract bool IsExact(T value);

    /// <summary>Writes the members: MARK (name value)… SETITEMS, with BUILD in state layout; MARK value… TUPLE in positional layout.</summary>
    static abstract void SaveMembers(ref PickleWriter writer, Pickler pickler, T value);

    /// <summary>
    /// Whether all members are numbers, texts and truth values, which neither refer to an object nor can be referred to, in state or positional layout, and
    /// nothing is called around them: then <see cref="WriteFlat"/> and <see cref="TryReadFlat{TNames}"/> need no pickler.
    /// </summary>
    static virtual bool IsFlat => false;

    /// <summary>Writes the members of a flat object behind MARK: a name and a value each, SETITEMS, BUILD; or the values, TUPLE.</summary>
    /// <param name="writer">The pickle.</param>
    /// <param name="value">The object.</param>
    /// <param name="names">Where the memo has the members' names.</param>
    /// <param name="p">Where in the writer's room.</param>
    /// <returns>Where the next opcode goes.</returns>
    /// <exception cref="NotSupportedException">The type is not flat.</exception>
    static virtual ref byte WriteFlat(ref PickleWriter writer, T value, PickleNames names, ref byte p) => throw new NotSupportedException();

    /// <summary>Reads a flat object whose members lie in our order, from MARK on; leaves the reader before SETITEMS and BUILD, or before TUPLE and REDUCE.</summary>
    /// <typeparam name="TNames">How their names stand there.</typeparam>
    /// <param name="reader">The pickle.</param>
    /// <param name="names">Where the memo has the members' names; none, if it does not.</param>
    /// <param name="isRoot">STOP must follow.</param>
    /// <param name="read">The object.</param>
    /// <returns>False, nothing read and no constructor run: it lies otherwise.</returns>
    /// <exception cref="NotSupportedException">The type is not flat.</exception>
    static virtual bool TryReadFlat<TNames>(ref PickleReader reader, PickleNames names, bool isRoot, out T? read)
        where TNames : struct, IMemberNames => throw new NotSupportedException();

    /// <summary>
    /// Whether all members are what a flat object's are, or values that call globals of Python's library, as times do. Where in a memo those
    /// stand can be told of a pickle's root alone: <see cref="WriteFlatRoot"/> and <see cref="TryReadFlatRoot"/>.
    /// </summary>
    static virtual bool IsFlatRoot => false;

    /// <summary>The same as <see cref="WriteFlat"/> for an object that is all of a pickle.</summary>
    /// <exception cref="NotSupportedException">The type is not <see cref="IsFlatRoot"/>.</exception>
    static virtual ref byte WriteFlatRoot(ref PickleWriter writer, scoped ref FlatGlobals globals, T value, PickleNames names, ref byte p) => throw new NotSupportedException();

    /// <summary>The same as <see cref="TryReadFlat{TNames}"/> for an object that is all of a pickle of our own.</summary>
    /// <exception cref="NotSupportedException">The type is not <see cref="IsFlatRoot"/>.</exception>
    static virtual bool TryReadFlatRoot(ref PickleReader reader, scoped ref FlatGlobals globals, PickleNames names, out T? read) => throw new NotSupportedException();

    /// <summary>The members' values in the order of <see cref="PickleClass.Members"/>: what the engine reduces to where a hook wants to see every value, or below protocol 4.</summary>
    static abstract object?[] GetMembers(T value);

    /// <summary>The collection that a member holds: what <see cref="PickleSerializer.Populate"/> fills anew and does not replace. Null where there is none.</summary>
    /// <param name="value">The object.</param>
    /// <param name="member">The member's position in <see cref="PickleClass.Members"/>.</param>
    static virtual object? GetCollection(T value, int member) => null;

    /// <summary>Reads what <see cref="SaveMembers"/> wrote, members in any order, and what other tools write for it.</summary>
    /// <param name="reader">The pickle; exhausted where the unpickler has the members already, as objects.</param>
    /// <param name="unpickler">Says which member comes next.</param>
    /// <param name="target">
    /// The object to fill. For a type that is built by a constructor with parameters it is null, and assigned here; or an uninitialised
    /// instance, where something in a cycle needed the object's identity before: the constructor then runs on that instance.
    /// </param>
    static abstract void LoadMembers(ref PickleReader reader, Unpickler unpickler, ref T? target);

    /// <summary>A new object before its members are known, its parameterless constructor run; null if only its members can build it.</summary>
    static abstract T? Create();

    /// <summary>An object no constructor of which has run: where a cycle needs the identity of an object that only its members can build.</summary>
    static abstract T CreateUninitialized();
}
