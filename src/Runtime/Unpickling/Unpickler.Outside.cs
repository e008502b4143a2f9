using System.Text;

namespace PickleGen;

/// <content>What lies outside the pickle: persistent ids and out-of-band buffers.</content>
public partial class Unpickler
{
    private OutOfBandBuffers? _buffers;

    /// <summary>Out-of-band buffers, in the order in which the pickler gave them out.</summary>
    public IEnumerable<PickleBuffer>? Buffers
    {
        get => _buffers?.All;
        set => _buffers = value is null ? null : new(value);
    }

    /// <summary>The object that a persistent id stands for. Overridden where the pickler's <c>PersistentId</c> is.</summary>
    /// <param name="id">The id; text in protocol 0.</param>
    /// <exception cref="UnpicklingException">Not overridden: the pickle cannot be loaded without.</exception>
    protected virtual object? PersistentLoad(object id) =>
        throw new UnpicklingException($"The pickle refers to an object outside by the persistent id {PickleRepr.Of(id)}; override PersistentLoad to find it.");

    // BINPERSID stands behind the id, where a typed reader has taken that for the value: the stack machine reads such pickles.
    private bool MayHavePersistentIds(ReadOnlySpan<byte> pickle) => GetType() != typeof(Unpickler) && pickle.Contains((byte)PickleOpcode.BinPersId);

    private object? LoadPersistentText(ReadOnlySpan<byte> line) => Ascii.IsValid(line)
        ? PersistentLoad(Encoding.ASCII.GetString(Bounded(line)))
        : throw new UnpicklingException("A persistent id of protocol 0 is not ASCII.");

    private bool TryLoadPersistent()
    {
        if (!Has(1)) return false;
        _parts?.Refuse(Above(_stackCount - 1));
        Push(PersistentLoad(Pop() ?? throw new UnpicklingException("A persistent id is None.")));
        return true;
    }

    private PickleBuffer NextBuffer() => _buffers is { } buffers
        ? buffers.Next()
        : throw new UnpicklingException("The pickle has buffers out of band, and Unpickler.Buffers has none.");

    private bool TryMakeReadOnly()
    {
        if (!Has(1)) return false;
        ref object? top = ref _stack[_stackCount - 1];
        top = top switch
        {
            PickleBuffer { ReadOnly: true } or byte[] => top,
            PickleBuffer buffer => new PickleBuffer(buffer.Memory, readOnly: true),
            _ => throw new UnpicklingException($"READONLY_BUFFER finds {PickleRepr.KindOf(top)} where it needs a buffer."),
        };
        return true;
    }
}
