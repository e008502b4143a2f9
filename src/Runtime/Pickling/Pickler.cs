using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace PickleGen;

/// <summary>Saves objects as pickles: CPython's <c>Pickler</c>, with generated code in the place of <c>__reduce_ex__</c>.</summary>
/// <remarks>One pickler keeps one memo over all its dumps, until <c>ClearMemo</c>; with a policy that signs, each pickle stands alone. Not thread-safe.</remarks>
[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.NonPublicMethods)]
public partial class Pickler
{
    private readonly PickleSink? _sink;

    /// <summary>A pickler that writes to <paramref name="output"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public Pickler(IBufferWriter<byte> output, PickleOptions? options = null)
        : this(options)
    {
        ArgumentNullException.ThrowIfNull(output);
        var sink = new BufferSink();
        sink.Open(output);
        _sink = sink;
    }

    /// <summary>A pickler that writes to <paramref name="output"/>, which is neither flushed nor closed.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public Pickler(Stream output, PickleOptions? options = null)
        : this(options)
    {
        ArgumentNullException.ThrowIfNull(output);
        _sink = new StreamSink(output);
    }

    private Pickler(PickleOptions? options)
    {
        Options = options ?? PickleOptions.Default;
        DispatchTable = Options.DispatchTable;
        if (GetType() == typeof(Pickler)) return;
        _asksPersistentId = PicklerOverrides.Has(GetType(), nameof(PersistentId));
        _asksOverride = PicklerOverrides.Has(GetType(), nameof(TryReducerOverride));
    }

    internal PickleOptions Options { get; }

    /// <summary>Bytes that the output has taken, over all dumps.</summary>
    public long BytesWritten => _sink?.Written ?? 0;

    /// <summary>CPython's <c>fast</c>: nothing is memoized; what earlier dumps memoized is still referred to. A cycle is an error once it is 50 levels deep.</summary>
    public bool Fast { get; set; }

    /// <summary>Reducers by type; replaces the default table.</summary>
    public DispatchTable? DispatchTable { get; set; }

    /// <summary>Protocol 5: asked for every buffer; true keeps it in band, false takes it out of band.</summary>
    public Func<PickleBuffer, bool>? BufferCallback { get; set; }

    /// <summary>A hook before dispatch table and generated code. False is NotImplemented.</summary>
    protected virtual bool TryReducerOverride(object value, out ReduceValue reduced)
    {
        reduced = default;
        return false;
    }

    /// <summary>Whether <see cref="TryReducerOverride"/> is asked for objects of this type. Asked once per type and dump.</summary>
    protected virtual bool OverridesType(Type type) => true;

    /// <summary>An id that stands for the object in the pickle; null: save the object itself. Asked for every object.</summary>
    protected virtual object? PersistentId(object value) => null;
}
