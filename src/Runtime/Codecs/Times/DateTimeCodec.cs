using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Python's <c>datetime.datetime</c> without a time zone. The last digit of 100 ns and the <see cref="DateTime.Kind"/> follow as a <see cref="Refinement"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeCodec : IPlacedCodec<DateTime>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, DateTime value) => Placed<DateTime, DateTimeCodec>.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static ref byte Write(ref PickleWriter writer, Pickler pickler, DateTime value, ref byte p) => ref Placed<DateTime, DateTimeCodec>.Write(ref writer, pickler, value, ref p);

    /// <inheritdoc/>
    public static ref byte WriteFlat(ref PickleWriter writer, scoped ref FlatGlobals globals, DateTime value, ref byte p) => ref Placed<DateTime, DateTimeCodec>.WriteFlat(ref writer, ref globals, value, ref p);

    /// <inheritdoc/>
    public static bool TryReadFlat(ref PickleReader reader, scoped ref FlatGlobals globals, out DateTime value) => Placed<DateTime, DateTimeCodec>.TryReadFlat(ref reader, ref globals, out value);

    static PythonGlobal IPlacedCodec<DateTime>.Global => PythonGlobal.DateTime;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref byte IPlacedCodec<DateTime>.Put<TGlobals>(ref PickleWriter writer, scoped ref TGlobals globals, DateTime value, ref byte p)
    {
        p = ref globals.Write(ref writer, ref p, PythonGlobal.DateTime, TimeStates.StateSize + PickleOps.CallSize + Refinement.Size);
        p = ref PickleOps.Call(ref TimeStates.Put(ref p, value), PickleOpcode.Tuple1);
        return ref Refinement.Put(ref p, Refinement.Of(value));
    }

    static void IPlacedCodec<DateTime>.SaveUnframed(ref PickleWriter writer, Pickler pickler, DateTime value)
    {
        pickler.StartCall(ref writer, PythonGlobal.DateTime, 1);
        Span<byte> state = stackalloc byte[TimeStates.DateTimeSize];
        TimeStates.Write(state, value);
        writer.WriteBytes(state);
        Pickler.EndCall(ref writer, 1);
        Refinement.Save(ref writer, Refinement.Of(value));
    }

    /// <inheritdoc/>
    public static DateTime Load(ref PickleReader reader, Unpickler unpickler) => Placed<DateTime, DateTimeCodec>.Load(ref reader, unpickler);

    static bool IPlacedCodec<DateTime>.TryRead<TGlobals>(ref PickleReader reader, scoped ref TGlobals globals, out DateTime value)
    {
        value = default;
        if (!globals.TrySkip(ref reader, PythonGlobal.DateTime) || !reader.TryReadState(TimeStates.DateTimeSize, out var state) || !reader.TryTakeValue(1)
            || !TimeStates.TryRead(state, out var date) || !TimeStates.TryReadTime(state[TimeStates.DateSize..], out long ticks)) return false;
        value = date.AddTicks(ticks);
        int refinement = reader.TakeRefinement();
        if (refinement != 0) value = Refinement.Apply(value, ~refinement);
        return true;
    }

    /// <inheritdoc/>
    /// <remarks>A datetime with a time zone becomes the same instant in UTC.</remarks>
    public static DateTime FromObject(object? value, Unpickler unpickler) => value switch
    {
        DateTime already => already,
        DateTimeOffset time => time.UtcDateTime,
        PickleDateTime { TimeZone: null } time => time.Value,
        PickleDateTime time when AwareTimes.InUtc(time) is { } instant => instant,
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        _ => Convertibles.To<DateTime>(value),
    };
}
