using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Values of one of Python's library types, which from protocol 4 on are laid down in room that is taken once.</summary>
/// <typeparam name="T">The values.</typeparam>
internal interface IPlacedCodec<T> : IPickleCodec<T>
{
    static bool IPickleCodec<T>.IsPlaced => true;

    /// <summary>What is called, or named first.</summary>
    static abstract PythonGlobal Global { get; }

    /// <summary>Writes a value from protocol 4 on, at <paramref name="p"/>; returns where it ends. No hook wants it.</summary>
    static abstract ref byte Put<TGlobals>(ref PickleWriter writer, scoped ref TGlobals globals, T value, ref byte p)
        where TGlobals : struct, INamedGlobals;

    /// <summary>Reads what <see cref="Put"/> wrote; false, the reader anywhere: it is something else.</summary>
    static abstract bool TryRead<TGlobals>(ref PickleReader reader, scoped ref TGlobals globals, out T value)
        where TGlobals : struct, IMetGlobals;

    /// <summary>Writes a value below protocol 4. No hook wants it.</summary>
    static abstract void SaveUnframed(ref PickleWriter writer, Pickler pickler, T value);
}

/// <summary>What all of them have in common: hooks first, then by the protocol.</summary>
/// <typeparam name="T">The values.</typeparam>
/// <typeparam name="TCodec">How they are laid down.</typeparam>
internal static class Placed<T, TCodec>
    where TCodec : struct, IPlacedCodec<T>
{
    /// <inheritdoc cref="IPickleCodec{T}.Save"/>
    public static void Save(ref PickleWriter writer, Pickler pickler, T value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        if (writer.Protocol < PickleProtocol.Framed) TCodec.SaveUnframed(ref writer, pickler, value);
        else
        {
            var globals = new PicklerGlobals(pickler);
            writer.Commit(ref TCodec.Put(ref writer, ref globals, value, ref writer.Reserve(0)));
        }
    }

    /// <inheritdoc cref="IPickleCodec{T}.Write"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref byte Write(ref PickleWriter writer, Pickler pickler, T value, ref byte p)
    {
        if (!pickler.HasHooks)
        {
            var globals = new PicklerGlobals(pickler);
            return ref TCodec.Put(ref writer, ref globals, value, ref p);
        }
        writer.Commit(ref p);
        Save(ref writer, pickler, value);
        return ref writer.Reserve(0);
    }

    /// <inheritdoc cref="IPickleCodec{T}.WriteFlat"/>
    public static ref byte WriteFlat(ref PickleWriter writer, scoped ref FlatGlobals globals, T value, ref byte p) => ref TCodec.Put(ref writer, ref globals, value, ref p);

    /// <inheritdoc cref="IPickleCodec{T}.TryReadFlat"/>
    public static bool TryReadFlat(ref PickleReader reader, scoped ref FlatGlobals globals, out T value) => TCodec.TryRead(ref reader, ref globals, out value);

    /// <inheritdoc cref="IPickleCodec{T}.Load"/>
    public static T Load(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        var globals = new UnpicklerGlobals(unpickler);
        if (TCodec.TryRead(ref reader, ref globals, out T value))
        {
            globals.Meet();
            return value;
        }
        reader.Position = start;
        return TCodec.FromObject(unpickler.TakeCall(ref reader, TCodec.Global), unpickler);
    }
}
