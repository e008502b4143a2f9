using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A Python <c>int</c> that fits into a <see cref="sbyte"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SByteCodec : IPickleCodec<sbyte>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, sbyte value) => writer.WriteInt(value);

    /// <inheritdoc/>
    public static sbyte Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (!reader.TryReadInt32(out int value)) return FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);
        return value == (sbyte)value ? (sbyte)value : PythonInt.To<sbyte>(value);
    }

    /// <inheritdoc/>
    public static sbyte FromObject(object? value, Unpickler unpickler) => PythonInt.To<sbyte>(value);
}

/// <summary>A Python <c>int</c> that fits into a <see cref="byte"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteCodec : IPickleCodec<byte>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, byte value) => writer.WriteInt(value);

    /// <inheritdoc/>
    public static byte Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (!reader.TryReadInt32(out int value)) return FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);
        return value == (byte)value ? (byte)value : PythonInt.To<byte>(value);
    }

    /// <inheritdoc/>
    public static byte FromObject(object? value, Unpickler unpickler) => PythonInt.To<byte>(value);
}

/// <summary>A Python <c>int</c> that fits into a <see cref="short"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int16Codec : IPickleCodec<short>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, short value) => writer.WriteInt(value);

    /// <inheritdoc/>
    public static short Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (!reader.TryReadInt32(out int value)) return FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);
        return value == (short)value ? (short)value : PythonInt.To<short>(value);
    }

    /// <inheritdoc/>
    public static short FromObject(object? value, Unpickler unpickler) => PythonInt.To<short>(value);
}

/// <summary>A Python <c>int</c> that fits into a <see cref="ushort"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt16Codec : IPickleCodec<ushort>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, ushort value) => writer.WriteInt(value);

    /// <inheritdoc/>
    public static ushort Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (!reader.TryReadInt32(out int value)) return FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);
        return value == (ushort)value ? (ushort)value : PythonInt.To<ushort>(value);
    }

    /// <inheritdoc/>
    public static ushort FromObject(object? value, Unpickler unpickler) => PythonInt.To<ushort>(value);
}

/// <summary>A Python <c>int</c> that fits into a <see cref="uint"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt32Codec : IPickleCodec<uint>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, uint value) => writer.WriteInt(value);

    /// <inheritdoc/>
    public static uint Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (!reader.TryReadInt64(out long value)) return FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);
        return value == (uint)value ? (uint)value : PythonInt.To<uint>(value);
    }

    /// <inheritdoc/>
    public static uint FromObject(object? value, Unpickler unpickler) => PythonInt.To<uint>(value);
}

/// <summary>A Python <c>int</c> that fits into a <see cref="ulong"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt64Codec : IPickleCodec<ulong>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, ulong value)
    {
        if (value <= long.MaxValue) writer.WriteInt((long)value);
        else writer.WriteInt128((UInt128)value);
    }

    /// <inheritdoc/>
    public static ulong Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (!reader.TryReadInt64(out long value)) return PythonInt.LoadWide<ulong>(ref reader, unpickler);
        return value >= 0 ? (ulong)value : PythonInt.To<ulong>(value);
    }

    /// <inheritdoc/>
    public static ulong FromObject(object? value, Unpickler unpickler) => PythonInt.To<ulong>(value);
}
