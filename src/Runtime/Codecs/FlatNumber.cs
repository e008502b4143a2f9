using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Numbers and truth values in the opcodes that we write for them: elements (<see cref="Atoms"/>), roots, and members of a flat object that may be null, enums as well. Which they are is known when the code is compiled for them.</summary>
internal static class FlatNumber
{
    /// <summary>Whether values of the type are such.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is<T>() => typeof(T).IsPrimitive && typeof(T) != typeof(char) && typeof(T) != typeof(nint) && typeof(T) != typeof(nuint);

    /// <summary>Lays a value down, with room made for it, and returns where the next goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Put<T>(scoped ref PickleWriter writer, ref byte p, T value)
    {
        p = ref writer.Ensure(ref p, PickleOps.Int64Size);
        if (typeof(T) == typeof(bool)) return ref PickleOps.Boolean(ref p, Unsafe.As<T, bool>(ref value));
        if (typeof(T) == typeof(double)) return ref PickleOps.Double(ref p, Unsafe.As<T, double>(ref value));
        if (typeof(T) == typeof(float)) return ref PickleOps.Single(ref p, Unsafe.As<T, float>(ref value));
        if (typeof(T) == typeof(ulong)) return ref PickleOps.UInt64(ref p, Unsafe.As<T, ulong>(ref value));
        if (typeof(T) == typeof(long)) return ref PickleOps.Int64(ref p, Unsafe.As<T, long>(ref value));
        if (typeof(T) == typeof(uint)) return ref PickleOps.Int64(ref p, Unsafe.As<T, uint>(ref value));
        return ref PickleOps.Int32(ref p, Widened(value));
    }

    /// <summary>Takes a value in the opcodes that <see cref="Put"/> writes for it; false where it does not fit, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryTake<T>(ref PickleReader reader, out T value)
    {
        Unsafe.SkipInit(out value);
        if (typeof(T) == typeof(bool)) return reader.TryReadBoolean(out Unsafe.As<T, bool>(ref value));
        if (typeof(T) == typeof(double)) return reader.TryReadDouble(out Unsafe.As<T, double>(ref value));
        if (typeof(T) == typeof(long)) return reader.TryReadInt64(out Unsafe.As<T, long>(ref value));
        if (typeof(T) == typeof(float))
        {
            bool isNumber = reader.TryReadDouble(out double wide);
            value = (T)(object)SingleCodec.Narrow(wide);
            return isNumber && SingleCodec.Fits(wide);
        }
        if (typeof(T) == typeof(ulong)) return reader.TryReadUInt64(out Unsafe.As<T, ulong>(ref value));
        if (typeof(T) == typeof(uint))
        {
            bool isNumber = reader.TryReadInt64(out long number);
            value = (T)(object)(uint)number;
            return isNumber && number is >= 0 and <= uint.MaxValue;
        }
        bool isRead = reader.TryReadInt32(out int narrow);
        value = Narrowed<T>(narrow);
        return isRead && Widened(value) == narrow;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Widened<T>(T value)
    {
        if (typeof(T) == typeof(sbyte)) return Unsafe.As<T, sbyte>(ref value);
        if (typeof(T) == typeof(byte)) return Unsafe.As<T, byte>(ref value);
        if (typeof(T) == typeof(short)) return Unsafe.As<T, short>(ref value);
        if (typeof(T) == typeof(ushort)) return Unsafe.As<T, ushort>(ref value);
        return Unsafe.As<T, int>(ref value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Narrowed<T>(int value)
    {
        if (typeof(T) == typeof(sbyte)) return (T)(object)(sbyte)value;
        if (typeof(T) == typeof(byte)) return (T)(object)(byte)value;
        if (typeof(T) == typeof(short)) return (T)(object)(short)value;
        if (typeof(T) == typeof(ushort)) return (T)(object)(ushort)value;
        return (T)(object)value;
    }
}
