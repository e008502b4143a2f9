using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>How a type of sequence is taken apart and put together: all that its codec does not know.</summary>
/// <typeparam name="TSequence">The sequence.</typeparam>
/// <typeparam name="TBuilder">What is filled: the sequence itself, or what it is made of.</typeparam>
/// <typeparam name="T">The elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISequenceShape<TSequence, TBuilder, T>
    where TBuilder : class
{
    /// <summary>Whether the value is a struct's way to be null.</summary>
    static virtual bool IsNull(TSequence value) => false;

    /// <summary>The elements in the order in which they are written; those of a collection that other threads change, as a copy.</summary>
    static abstract IEnumerable<T> Items(TSequence value);

    /// <summary>An empty one, with room for so many elements.</summary>
    static abstract TBuilder Start(int capacity);

    /// <summary>Adds the next element.</summary>
    static abstract void Add(TBuilder builder, T item);

    /// <summary>The sequence, all its elements added.</summary>
    static abstract TSequence Finish(TBuilder builder);
}

/// <summary>How a type of set is taken apart and put together.</summary>
/// <typeparam name="TSet">The set.</typeparam>
/// <typeparam name="TBuilder">What is filled: the set itself, or what it is made of.</typeparam>
/// <typeparam name="T">The elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISetShape<TSet, TBuilder, T>
    where TBuilder : class
{
    /// <summary>Whether Python gets a frozenset.</summary>
    static virtual bool IsFrozen => false;

    /// <summary>The elements in the order in which they are written.</summary>
    static abstract IEnumerable<T> Items(TSet value);

    /// <summary>The well-known comparer's number.</summary>
    /// <exception cref="PicklingException">It is none of those.</exception>
    static abstract int ComparerOf(TSet value);

    /// <summary>An empty one, with room for so many elements.</summary>
    static abstract TBuilder Start(int capacity, int comparer);

    /// <summary>Adds the next element.</summary>
    static abstract void Add(TBuilder builder, T item);

    /// <summary>The set, all its elements added.</summary>
    static abstract TSet Finish(TBuilder builder);
}

/// <summary>How a type of dictionary is taken apart and put together.</summary>
/// <typeparam name="TDictionary">The dictionary.</typeparam>
/// <typeparam name="TBuilder">What is filled: the dictionary itself, or what it is made of.</typeparam>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDictionaryShape<TDictionary, TBuilder, TKey, TValue>
    where TBuilder : class
{
    /// <summary>Keys and values in the order in which they are written; those of a dictionary that other threads change, as a copy.</summary>
    static abstract IEnumerable<KeyValuePair<TKey, TValue>> Items(TDictionary value);

    /// <summary>The well-known comparer's number.</summary>
    /// <exception cref="PicklingException">It is none of those.</exception>
    static abstract int ComparerOf(TDictionary value);

    /// <summary>Whether null may be a key.</summary>
    static virtual bool TakesNullKey => false;

    /// <summary>An empty one, with room for so many entries.</summary>
    static abstract TBuilder Start(int capacity, int comparer);

    /// <summary>Sets the next entry.</summary>
    static abstract void Set(TBuilder builder, TKey key, TValue value);

    /// <summary>What setting this entry, the last that was set, has cost beyond its place: elements that were copied.</summary>
    static virtual long CostOf(TBuilder builder, TKey key, TValue value) => 0;

    /// <summary>The dictionary, all its entries set.</summary>
    static abstract TDictionary Finish(TBuilder builder);
}
