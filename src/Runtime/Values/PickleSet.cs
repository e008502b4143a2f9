namespace PickleGen;

/// <summary>Python's set. A set cannot be a key or an item of another; two sets are compared by identity, and by <see cref="PickleSetBase.ContentEquals"/>.</summary>
/// <param name="capacity">Items it has room for at first.</param>
/// <exception cref="ArgumentOutOfRangeException">The capacity is below 0.</exception>
public sealed class PickleSet(int capacity = 0) : PickleSetBase(capacity), ICollection<object?>
{
    /// <summary>A set of these items.</summary>
    /// <exception cref="ArgumentNullException">There are no items.</exception>
    /// <exception cref="ArgumentException">An item cannot be hashed.</exception>
    public PickleSet(IEnumerable<object?> items)
        : this()
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (object? item in items) Add(item);
    }

    bool ICollection<object?>.IsReadOnly => false;

    /// <summary>Adds an item; false if an equal one is there.</summary>
    /// <exception cref="ArgumentException">The item cannot be hashed.</exception>
    public bool Add(object? item)
    {
        GetTable().GetOrAdd(item, out bool isNew);
        return isNew;
    }

    /// <summary>Removes an item.</summary>
    public bool Remove(object? item) => GetTable().Remove(item);

    /// <inheritdoc/>
    public void Clear() => GetTable().Clear();

    /// <inheritdoc/>
    public void CopyTo(object?[] array, int arrayIndex)
    {
        foreach (object? item in this) array[arrayIndex++] = item;
    }

    void ICollection<object?>.Add(object? item) => Add(item);
}
