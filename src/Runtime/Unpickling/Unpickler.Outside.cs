using System.Text;

namespace PickleGen;

/// <content>What lies outside the pickle: persistent ids and out-of-band buffers.</content>
public partial class Unpickler
{
    private IEnumerable<PickleBuffer>? _buffers;
    private IEnumerator<PickleBuffer>? _nextBuffer;

    // Those of the pickle that is read.
    private readonly List<PickleBuffer> _taken = [];
    private int _againAt;

    /// <summary>Out-of-band buffers, in the order in which the pickler gave them out.</summary>
    public IEnumerable<PickleBuffer>? Buffers
    {
        get => _buffers;
        set
        {
            _buffers = value;
            _nextBuffer = null;
            ForgetBuffers();
        }
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
        if (_hasParts) RefuseParts(Above(_stackCount - 1));
        Push(PersistentLoad(Pop() ?? throw new UnpicklingException("A persistent id is None.")));
        return true;
    }

    private PickleBuffer NextBuffer()
    {
        if (Buffers is null) throw new UnpicklingException("The pickle has buffers out of band, and Unpickler.Buffers has none.");
        if (_againAt < _taken.Count) return _taken[_againAt++];
        _nextBuffer ??= Buffers.GetEnumerator();
        if (!_nextBuffer.MoveNext() || _nextBuffer.Current is not { } buffer) throw new UnpicklingException("The pickle has more buffers out of band than Unpickler.Buffers.");
        _taken.Add(buffer);
        _againAt++;
        return buffer;
    }

    /// <summary>The pickle is read a second time: its buffers come again.</summary>
    private void GiveBuffersAgain() => _againAt = 0;

    private void ForgetBuffers()
    {
        _taken.Clear();
        _againAt = 0;
    }

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
