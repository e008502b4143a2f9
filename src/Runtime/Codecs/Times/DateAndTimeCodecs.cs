using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>Python's <c>datetime.date</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyCodec : IPickleCodec<DateOnly>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, DateOnly value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        pickler.StartCall(ref writer, PythonGlobal.Date, 1);
        Span<byte> state = stackalloc byte[TimeStates.DateSize];
        TimeStates.Write(state, value.Year, value.Month, value.Day);
        writer.WriteBytes(state);
        Pickler.EndCall(ref writer, 1);
    }

    /// <inheritdoc/>
    public static DateOnly Load(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        if (unpickler.TrySkipGlobal(ref reader, PythonGlobal.Date, out bool isNew) && reader.TryReadState(TimeStates.DateSize, out var state) && reader.TryTakeValue(1)
            && TimeStates.TryRead(state, out var date))
        {
            unpickler.Meet(PythonGlobal.Date, isNew);
            return DateOnly.FromDateTime(date);
        }
        reader.Position = start;
        return FromObject(unpickler.TakeCall(ref reader, PythonGlobal.Date), unpickler);
    }

    /// <inheritdoc/>
    public static DateOnly FromObject(object? value, Unpickler unpickler) => value is DateOnly already ? already : throw Unpickler.WrongType(typeof(DateOnly), value);
}

/// <summary>Python's <c>datetime.time</c> without a time zone. The last digit of 100 ns follows as a <see cref="Refinement"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeOnlyCodec : IPickleCodec<TimeOnly>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, TimeOnly value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        pickler.StartCall(ref writer, PythonGlobal.Time, 1);
        Span<byte> state = stackalloc byte[TimeStates.TimeSize];
        TimeStates.WriteTime(state, value.Ticks);
        writer.WriteBytes(state);
        Pickler.EndCall(ref writer, 1);
        Refinement.Save(ref writer, Refinement.OfTicks(value.Ticks));
    }

    /// <inheritdoc/>
    public static TimeOnly Load(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        if (unpickler.TrySkipGlobal(ref reader, PythonGlobal.Time, out bool isNew) && reader.TryReadState(TimeStates.TimeSize, out var state) && reader.TryTakeValue(1)
            && TimeStates.TryReadTime(state, out long ticks))
        {
            unpickler.Meet(PythonGlobal.Time, isNew);
            int refinement = reader.TakeRefinement();
            return new TimeOnly(refinement == 0 ? ticks : ticks + Refinement.Digit(~refinement));
        }
        reader.Position = start;
        return FromObject(unpickler.TakeCall(ref reader, PythonGlobal.Time), unpickler);
    }

    /// <inheritdoc/>
    public static TimeOnly FromObject(object? value, Unpickler unpickler) => value switch
    {
        TimeOnly already => already,
        PickleTime { TimeZone: null } time => time.Value,
        _ => throw Unpickler.WrongType(typeof(TimeOnly), value),
    };
}
