using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>
/// Elements that are plain values, from protocol 4 on: laid down one behind the other with the place in the bytes in a register, where codecs'
/// own methods would store it and fetch it again each time. Which codecs these are is known when the code is compiled for them.
/// </summary>
internal static class Atoms
{
    /// <summary>Whether the codec's values are such.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Has<TCodec>() => typeof(TCodec) == typeof(StringCodec) || typeof(TCodec) == typeof(Int32Codec) || typeof(TCodec) == typeof(Int64Codec)
        || typeof(TCodec) == typeof(DoubleCodec) || typeof(TCodec) == typeof(BooleanCodec);

    /// <summary>Lays a value down, with room made for it, and returns where the next goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Put<T, TCodec>(scoped ref PickleWriter writer, ref byte p, T value)
    {
        if (typeof(TCodec) == typeof(StringCodec))
        {
            string? text = Unsafe.As<T, string?>(ref value);
            return ref PickleOps.String(ref writer.Ensure(ref p, PickleOps.SizeOf(text)), text);
        }
        return ref FlatNumber.Put(ref writer, ref p, value);
    }
}
