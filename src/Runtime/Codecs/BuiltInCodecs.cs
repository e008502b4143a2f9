using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;

namespace PickleGen.Codecs;

/// <summary>The codecs of built-in types, by type.</summary>
internal static partial class BuiltInCodecs
{
    // Made on demand: a codec that nobody uses costs nothing.
    private static readonly Dictionary<Type, Func<PickleTypeInfo>> s_codecs = new()
    {
        [typeof(object)] = PickleTypeInfo.OfCodec<object?, OpenCodec<object>>,
        [typeof(bool)] = PickleTypeInfo.OfCodec<bool, BooleanCodec>,
        [typeof(sbyte)] = PickleTypeInfo.OfCodec<sbyte, SByteCodec>,
        [typeof(byte)] = PickleTypeInfo.OfCodec<byte, ByteCodec>,
        [typeof(short)] = PickleTypeInfo.OfCodec<short, Int16Codec>,
        [typeof(ushort)] = PickleTypeInfo.OfCodec<ushort, UInt16Codec>,
        [typeof(int)] = PickleTypeInfo.OfCodec<int, Int32Codec>,
        [typeof(uint)] = PickleTypeInfo.OfCodec<uint, UInt32Codec>,
        [typeof(long)] = PickleTypeInfo.OfCodec<long, Int64Codec>,
        [typeof(ulong)] = PickleTypeInfo.OfCodec<ulong, UInt64Codec>,
        [typeof(Int128)] = PickleTypeInfo.OfCodec<Int128, Int128Codec>,
        [typeof(UInt128)] = PickleTypeInfo.OfCodec<UInt128, UInt128Codec>,
        [typeof(nint)] = PickleTypeInfo.OfCodec<nint, IntPtrCodec>,
        [typeof(nuint)] = PickleTypeInfo.OfCodec<nuint, UIntPtrCodec>,
        [typeof(BigInteger)] = PickleTypeInfo.OfCodec<BigInteger, BigIntegerCodec>,
        [typeof(Half)] = PickleTypeInfo.OfCodec<Half, HalfCodec>,
        [typeof(float)] = PickleTypeInfo.OfCodec<float, SingleCodec>,
        [typeof(double)] = PickleTypeInfo.OfCodec<double, DoubleCodec>,
        [typeof(decimal)] = PickleTypeInfo.OfCodec<decimal, DecimalCodec>,
        [typeof(Complex)] = PickleTypeInfo.OfCodec<Complex, ComplexCodec>,
        [typeof(char)] = PickleTypeInfo.OfCodec<char, CharCodec>,
        [typeof(Rune)] = PickleTypeInfo.OfCodec<Rune, RuneCodec>,
        [typeof(string)] = PickleTypeInfo.OfCodec<string?, StringCodec>,
        [typeof(Guid)] = PickleTypeInfo.OfCodec<Guid, GuidCodec>,
        [typeof(DateTime)] = PickleTypeInfo.OfCodec<DateTime, DateTimeCodec>,
        [typeof(DateTimeOffset)] = PickleTypeInfo.OfCodec<DateTimeOffset, DateTimeOffsetCodec>,
        [typeof(DateOnly)] = PickleTypeInfo.OfCodec<DateOnly, DateOnlyCodec>,
        [typeof(TimeOnly)] = PickleTypeInfo.OfCodec<TimeOnly, TimeOnlyCodec>,
        [typeof(TimeSpan)] = PickleTypeInfo.OfCodec<TimeSpan, TimeSpanCodec>,
    };

    /// <summary>The info of a built-in type, or null.</summary>
    public static PickleTypeInfo? Find(Type type) => (s_codecs.GetValueOrDefault(type) ?? s_values.GetValueOrDefault(BaseOf(type)) ?? s_python.GetValueOrDefault(type))?.Invoke();

    // Of these the runtime hands out types of its own.
    private static Type BaseOf(Type type)
    {
        if (type.IsAssignableTo(typeof(Type))) return typeof(Type);
        if (type.IsAssignableTo(typeof(Encoding))) return typeof(Encoding);
        if (type.IsAssignableTo(typeof(IPAddress))) return typeof(IPAddress);
        return type.IsAssignableTo(typeof(CultureInfo)) ? typeof(CultureInfo) : type;
    }
}
