namespace PickleGen.Codecs;

/// <summary>A Python <c>list</c>, from and to any type of sequence.</summary>
/// <typeparam name="TSequence">The sequence.</typeparam>
/// <typeparam name="TBuilder">What is filled.</typeparam>
/// <typeparam name="T">The elements.</typeparam>
/// <typeparam name="TCodec">How one is written.</typeparam>
/// <typeparam name="TShape">How the sequence is taken apart and put together.</typeparam>
public readonly struct SequenceCodec<TSequence, TBuilder, T, TCodec, TShape> : IPickleCodec<TSequence?>
    where TBuilder : class
    where TCodec : struct, IPickleCodec<T>
    where TShape : struct, ISequenceShape<TSequence, TBuilder, T>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, TSequence? value)
    {
        if (value is null || TShape.IsNull(value))
        {
            writer.WriteNone();
            return;
        }
        var items = Counted.Of(TShape.Items(value));
        if (typeof(TSequence).IsValueType) pickler.StartUntracked(ref writer, items.Count);
        else if (!pickler.StartSized(ref writer, value, items.Count)) return;
        Items<T, TCodec>.Save(ref writer, pickler, items);
        pickler.EndList(ref writer);
    }

    /// <inheritdoc/>
    public static TSequence? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (reader.TryTake(PickleOpcode.None)) return default;
        if (!Unpickler.TryStartCounted(ref reader, PickleOpcode.EmptyList, out int count, out _)) return FromObject(unpickler.TakeReferenceOrForward(ref reader), unpickler);
        var builder = TShape.Start(count);
        int index = unpickler.TakePuts(ref reader, Building<TSequence, TBuilder>.Memoized(builder));
        reader.Position++;
        while (unpickler.NextItem(ref reader, PickleOpcode.Appends)) TShape.Add(builder, TCodec.Load(ref reader, unpickler));
        if (!reader.TryTake(PickleOpcode.Appends)) throw new UnpicklingException("A list's items are not followed by APPENDS.");
        return Building<TSequence, TBuilder>.Finished(TShape.Finish(builder), index, unpickler);
    }

    /// <inheritdoc/>
    public static TSequence? FromObject(object? value, Unpickler unpickler)
    {
        if (value is null) return default;
        if (value is TSequence already and not List<object?>) return already;
        if (unpickler.TryGetConverted(value, typeof(TSequence), out object? converted)) return (TSequence)converted;
        var builder = TShape.Start(0);
        if (Building<TSequence, TBuilder>.IsInPlace) unpickler.Remember(value, typeof(TSequence), builder);
        var arrival = new Arrival(typeof(TSequence), Building<TSequence, TBuilder>.IsInPlace);
        Items<T, TCodec>.Follow(value, item => arrival.Add(builder, item, TShape.Add), typeof(TSequence), unpickler);
        var made = TShape.Finish(builder);
        arrival.End();
        if (!Building<TSequence, TBuilder>.IsInPlace) unpickler.Remember(value, typeof(TSequence), made!);
        return made;
    }
}
