using System.Collections;

namespace PickleGen;

/// <summary>Python's <c>collections.deque</c>: items, and how many there may be; a full one drops from its other end.</summary>
public sealed class PickleDeque : IReadOnlyCollection<object?>
{
    private readonly LinkedList<object?> _items = new();

    /// <summary>An empty deque.</summary>
    /// <param name="maxLength">How many items it holds at most; null: any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 0.</exception>
    public PickleDeque(int? maxLength = null)
    {
        if (maxLength is { } length) ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(maxLength));
        MaxLength = maxLength;
    }

    /// <summary>How many items it holds at most (<c>maxlen</c>); null: any number.</summary>
    public int? MaxLength { get; }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <summary>Adds an item at the end; a full deque drops its first.</summary>
    public void Append(object? item)
    {
        _items.AddLast(item);
        if (Count > MaxLength) _items.RemoveFirst();
    }

    /// <summary>Adds an item at the front; a full deque drops its last.</summary>
    public void AppendLeft(object? item)
    {
        _items.AddFirst(item);
        if (Count > MaxLength) _items.RemoveLast();
    }

    /// <summary>Python's <c>==</c>: equal items in the same order; the lengths they may have do not count.</summary>
    public bool ContentEquals(PickleDeque? other) => PickleEquality.AreEqual(this, other);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => _items.GetEnumerator();

    /// <summary>As Python prints it, shortened where it is long or deep.</summary>
    public override string ToString() => PickleRepr.Of(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
