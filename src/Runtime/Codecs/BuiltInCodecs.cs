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
        if (type == typeof(string)) return PickleTypeInfo.OfCodec<string?, StringCodec>();
        return null;
    }
}
