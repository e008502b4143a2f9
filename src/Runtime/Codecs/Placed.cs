using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Values of one of Python's library types, which from protocol 4 on are laid down in room that is taken once.</summary>
/// <typeparam name="T">The values.</typeparam>
internal interface IPlacedCodec<T> : IPickleCodec<T>
{
    static bool IPickleCodec<T>.IsPlaced => true;

    /// <summary>Writes a value from protocol 4 on, at <paramref name="p"/>; returns where it ends. No hook wants it.</summary>
    static abstract ref byte Put(ref PickleWriter writer, Pickler pickler, T value, ref byte p);

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
        else writer.Commit(ref TCodec.Put(ref writer, pickler, value, ref writer.Reserve(0)));
    }

    /// <inheritdoc cref="IPickleCodec{T}.Write"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref byte Write(ref PickleWriter writer, Pickler pickler, T value, ref byte p)
    {
        if (!pickler.HasHooks) return ref TCodec.Put(ref writer, pickler, value, ref p);
        writer.Commit(ref p);
        Save(ref writer, pickler, value);
        return ref writer.Reserve(0);
    }
}
