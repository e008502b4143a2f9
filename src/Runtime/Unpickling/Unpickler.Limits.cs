using System.Numerics;

namespace PickleGen;

/// <content>What a pickle makes of its bytes, counted over one load (<see cref="UnpicklingLimits"/>).</content>
public partial class Unpickler
{
    private long _items;
    private long _copied;
    private long _nodes;

    /// <summary>Counts elements that are put into collections.</summary>
    internal void Charge(long count)
    {
        _items += count;
        if (_items > Limits.MaxTotalItems) throw Exceeded(nameof(UnpicklingLimits.MaxTotalItems), Limits.MaxTotalItems);
        if (count > Limits.MaxCollectionLength) throw Exceeded(nameof(UnpicklingLimits.MaxCollectionLength), Limits.MaxCollectionLength);
    }

    /// <summary>Counts bytes or characters that something makes of what the pickle has already: a few opcodes can ask for them again and again.</summary>
    internal void ChargeCopy(long size)
    {
        _copied += size;
        if (_copied > Limits.MaxTotalItems && _copied > 2 * _inputLength) throw Exceeded(nameof(UnpicklingLimits.MaxTotalItems), Limits.MaxTotalItems);
    }

    /// <summary>Counts an object of so many bytes that stands for one value. The pickle has no more of them by itself than bytes: those beyond are copies.</summary>
    internal void ChargeNode(int size)
    {
        if (++_nodes > _inputLength) ChargeCopy(size);
    }

    /// <summary>Counts the long ones among the arguments of a call of Python's library, which makes something as long of them.</summary>
    private PickleTuple Counted(PickleTuple arguments)
    {
        foreach (object? argument in arguments.AsSpan())
        {
            ChargeCopy(argument switch
            {
                string text => text.Length,
                byte[] bytes => bytes.Length,
                PickleByteArray bytes => bytes.Length,
                BigInteger integer => integer.GetByteCount(),
                _ => 0,
            });
        }
        return arguments;
    }

    private void CheckLength(long length)
    {
        if (length > Limits.MaxCollectionLength) throw Exceeded(nameof(UnpicklingLimits.MaxCollectionLength), Limits.MaxCollectionLength);
    }

    private static UnpicklingException Exceeded(string limit, long value) =>
        new($"The pickle exceeds UnpicklingLimits.{limit} ({value}). Raise it if the pickle comes from someone you trust.");
}
