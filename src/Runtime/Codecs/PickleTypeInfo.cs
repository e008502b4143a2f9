using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A type that can be pickled, for callers who only know it at run time: the engine, the registry, <c>object</c> members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class PickleTypeInfo
{
    private protected PickleTypeInfo(Type type, PickleClass? @class)
    {
        Type = type;
        Class = @class;
    }

    /// <summary>The .NET type.</summary>
    public Type Type { get; }

    /// <summary>Its name on the wire, if it is an annotated type; null for built-in values and collections.</summary>
    public PickleClass? Class { get; }

    /// <summary>The codec's type, of which codecs of collections are composed.</summary>
    internal abstract Type Codec { get; }

    /// <summary>Writes a value of exactly <see cref="Type"/> that no hook wants.</summary>
    internal abstract void SaveObject(ref PickleWriter writer, Pickler pickler, object value);

    /// <summary>Reads the next value.</summary>
    internal abstract object? LoadObject(ref PickleReader reader, Unpickler unpickler);

    /// <summary>Makes a value from what the unpickler built.</summary>
    internal abstract object? ConvertObject(object? value, Unpickler unpickler);

    /// <summary>Whether it is a collection whose comparer stands on the wire.</summary>
    internal virtual bool KeepsComparer => false;

    /// <summary>Whether the codec says nothing of how a value is written, and the value is asked.</summary>
    internal virtual bool IsOpen => false;

    /// <summary>The number of a collection's comparer; 0: the default one, or it is no such collection.</summary>
    /// <exception cref="PicklingException">It is not well-known.</exception>
    internal virtual int ComparerOf(object value) => 0;

    /// <summary>The collection that a member of an object holds, if its codec can fill it anew; else null.</summary>
    internal virtual object? GetCollection(object value, int member) => null;

    /// <summary>The members' values, for the engine's reduce.</summary>
    internal virtual object?[] GetMembers(object value) => throw new NotSupportedException();

    /// <summary>Writes the members of an object whose shell was written before.</summary>
    internal virtual void SaveMembers(ref PickleWriter writer, Pickler pickler, object value) => throw new NotSupportedException();

    /// <summary>NEWOBJ: an object without members; uninitialised if only a constructor with parameters can build it.</summary>
    internal virtual object Create() => throw new NotSupportedException();

    /// <summary>Whether only its members can build an object.</summary>
    internal virtual bool NeedsMembers => false;

    /// <summary>An object no constructor of which has run.</summary>
    internal virtual object CreateUninitialized() => throw new NotSupportedException();

    /// <summary>BUILD: fills an object that <see cref="Create"/> made.</summary>
    internal virtual void LoadMembers(ref PickleReader reader, Unpickler unpickler, ref object? target) => throw new NotSupportedException();
}

/// <summary>A type that can be pickled, known at compile time.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class PickleTypeInfo<T> : PickleTypeInfo
{
    private protected PickleTypeInfo(PickleClass? @class, WholePickle<T>? whole = null)
        : base(typeof(T), @class) => Whole = whole;

    /// <summary>How many bytes stood behind the long block in pickles of the type, as <see cref="ResultSink"/> counts them. Any thread may write it: it is only believed if it proves right.</summary>
    internal int Tail = ResultSink.Unknown;

    /// <summary>Writes and reads pickles of one value at once; null: there are no such pickles of the type.</summary>
    internal readonly WholePickle<T>? Whole;

    /// <summary>Writes a value as a root or member of static type <typeparamref name="T"/>.</summary>
    internal abstract void Save(ref PickleWriter writer, Pickler pickler, T value);

    /// <summary>Writes a root of static type <typeparamref name="T"/> in parts; null: only as a whole.</summary>
    internal virtual RootParts<T>? Parts() => null;

    /// <summary>Whether values are lists, dictionaries or sets: <see cref="Parts"/> are their elements.</summary>
    internal virtual bool IsCollection => false;

    /// <summary>Reads the next value.</summary>
    internal abstract T Load(ref PickleReader reader, Unpickler unpickler);

    /// <inheritdoc/>
    internal sealed override object? LoadObject(ref PickleReader reader, Unpickler unpickler) => Load(ref reader, unpickler);
}
