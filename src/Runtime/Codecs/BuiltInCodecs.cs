namespace PickleGen.Codecs;

/// <summary>The codecs of built-in types, by type.</summary>
internal static class BuiltInCodecs
{
    /// <summary>The info of a built-in type, or null.</summary>
    public static PickleTypeInfo? Find(Type type)
    {
        if (type == typeof(int)) return PickleTypeInfo.OfCodec<int, Int32Codec>();
        if (type == typeof(long)) return PickleTypeInfo.OfCodec<long, Int64Codec>();
        if (type == typeof(double)) return PickleTypeInfo.OfCodec<double, DoubleCodec>();
        if (type == typeof(bool)) return PickleTypeInfo.OfCodec<bool, BooleanCodec>();
        if (type == typeof(float)) return PickleTypeInfo.OfCodec<float, SingleCodec>();
        if (type == typeof(sbyte)) return PickleTypeInfo.OfCodec<sbyte, SByteCodec>();
        if (type == typeof(byte)) return PickleTypeInfo.OfCodec<byte, ByteCodec>();
        if (type == typeof(short)) return PickleTypeInfo.OfCodec<short, Int16Codec>();
        if (type == typeof(ushort)) return PickleTypeInfo.OfCodec<ushort, UInt16Codec>();
        if (type == typeof(uint)) return PickleTypeInfo.OfCodec<uint, UInt32Codec>();
        if (type == typeof(ulong)) return PickleTypeInfo.OfCodec<ulong, UInt64Codec>();
        if (type == typeof(char)) return PickleTypeInfo.OfCodec<char, CharCodec>();
        if (type == typeof(object)) return PickleTypeInfo.OfCodec<object?, OpenCodec<object>>();
        if (type == typeof(string)) return PickleTypeInfo.OfCodec<string?, StringCodec>();
        return null;
    }
}
