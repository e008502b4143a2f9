using System.ComponentModel;
using System.Numerics;

namespace PickleGen.Codecs;

/// <summary>A Python <c>int</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int128Codec : IPickleCodec<Int128>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Int128 value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) writer.WriteInt128(value);
    }

    /// <inheritdoc/>
    public static Int128 Load(ref PickleReader reader, Unpickler unpickler) => PythonInt.Load<Int128>(ref reader, unpickler);

    /// <inheritdoc/>
    public static Int128 FromObject(object? value, Unpickler unpickler) => PythonInt.To<Int128>(value);
}

/// <summary>A Python <c>int</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt128Codec : IPickleCodec<UInt128>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, UInt128 value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) writer.WriteInt128(value);
    }

    /// <inheritdoc/>
    public static UInt128 Load(ref PickleReader reader, Unpickler unpickler) => PythonInt.Load<UInt128>(ref reader, unpickler);

    /// <inheritdoc/>
    public static UInt128 FromObject(object? value, Unpickler unpickler) => PythonInt.To<UInt128>(value);
}

/// <summary>A Python <c>int</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BigIntegerCodec : IPickleCodec<BigInteger>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, BigInteger value) => writer.WriteInt(value);

    /// <inheritdoc/>
    public static BigInteger Load(ref PickleReader reader, Unpickler unpickler) => PythonInt.Load<BigInteger>(ref reader, unpickler);

    /// <inheritdoc/>
    public static BigInteger FromObject(object? value, Unpickler unpickler) => PythonInt.To<BigInteger>(value);
}

/// <summary>A Python <c>int</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IntPtrCodec : IPickleCodec<nint>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, nint value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) writer.WriteInt(value);
    }

    /// <inheritdoc/>
    public static nint Load(ref PickleReader reader, Unpickler unpickler) => PythonInt.Load<nint>(ref reader, unpickler);

    /// <inheritdoc/>
    public static nint FromObject(object? value, Unpickler unpickler) => PythonInt.To<nint>(value);
}

/// <summary>A Python <c>int</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UIntPtrCodec : IPickleCodec<nuint>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, nuint value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) writer.WriteInt128((UInt128)value);
    }

    /// <inheritdoc/>
    public static nuint Load(ref PickleReader reader, Unpickler unpickler) => PythonInt.Load<nuint>(ref reader, unpickler);

    /// <inheritdoc/>
    public static nuint FromObject(object? value, Unpickler unpickler) => PythonInt.To<nuint>(value);
}
