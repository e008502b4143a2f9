using System.Collections;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>How the values in a collection of one kind are reached by index; a dict's are key, value, key, value.</summary>
internal interface ISavedItems
{
    /// <summary>How many values there are.</summary>
    static abstract int Count(object source);

    /// <summary>The value at <paramref name="index"/>.</summary>
    static abstract object? At(object source, int index);
}

/// <summary>The items of a <see cref="List{T}"/> of objects.</summary>
internal readonly struct ObjectListItems : ISavedItems
{
    public static int Count(object source) => Unsafe.As<List<object?>>(source).Count;

    public static object? At(object source, int index) => index < Count(source) ? Unsafe.As<List<object?>>(source)[index] : throw Pickler.Changed(source);
}

/// <summary>The items of an array of references.</summary>
internal readonly struct ArrayItems : ISavedItems
{
    public static int Count(object source) => Unsafe.As<object?[]>(source).Length;

    public static object? At(object source, int index) => Unsafe.As<object?[]>(source)[index];
}

/// <summary>The items of any other list.</summary>
internal readonly struct ListItems : ISavedItems
{
    public static int Count(object source) => Unsafe.As<IList>(source).Count;

    public static object? At(object source, int index) => index < Count(source) ? Unsafe.As<IList>(source)[index] : throw Pickler.Changed(source);
}

/// <summary>The items of a <see cref="PickleTuple"/>.</summary>
internal readonly struct TupleItems : ISavedItems
{
    public static int Count(object source) => Unsafe.As<PickleTuple>(source).Count;

    public static object? At(object source, int index) => Unsafe.As<PickleTuple>(source)[index];
}

/// <summary>The keys and values of a <see cref="PickleDict"/> from which nothing was removed.</summary>
internal readonly struct DictEntries : ISavedItems
{
    public static int Count(object source) => 2 * Unsafe.As<PickleDict>(source).GetTable().Entries.Length;

    /// <summary>Whether there is such a value: since it was begun the dict may have changed.</summary>
    public static bool Has(object source, int index)
    {
        var entries = Unsafe.As<PickleDict>(source).GetTable().Entries;
        return index >> 1 < entries.Length && !entries[index >> 1].IsRemoved;
    }

    public static object? At(object source, int index)
    {
        if (!Has(source, index)) throw Pickler.Changed(source);
        ref readonly var entry = ref Unsafe.As<PickleDict>(source).GetTable().Entries[index >> 1];
        return (index & 1) == 0 ? entry.Key : entry.Value;
    }
}

/// <summary>The items of a set from which nothing was removed.</summary>
internal readonly struct SetItems : ISavedItems
{
    public static int Count(object source) => Unsafe.As<PickleSetBase>(source).GetTable().Entries.Length;

    public static object? At(object source, int index)
    {
        var entries = Unsafe.As<PickleSetBase>(source).GetTable().Entries;
        return index < entries.Length && !entries[index].IsRemoved ? entries[index].Key : throw Pickler.Changed(source);
    }
}
