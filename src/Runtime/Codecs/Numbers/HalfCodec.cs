using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A Python <c>float</c>. A NaN keeps its payload, the signaling bit included.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HalfCodec : IPickleCodec<Half>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Half value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) writer.WriteFloat(Widen(value));
    }

    /// <inheritdoc/>
    public static Half Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryReadDouble(out double value) ? Checked(value) : FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static Half FromObject(object? value, Unpickler unpickler) => value is IPickleConvertible ? Convertibles.To<Half>(value) : Checked(PythonFloat.ToDouble(value));

    private static Half Checked(double value) => !double.IsFinite(value) || Half.IsFinite((Half)value) ? Narrow(value) : throw PythonFloat.DoesNotFit(value, typeof(Half));

    internal static double Widen(Half value)
    {
        if (!Half.IsNaN(value)) return (double)value;
        uint bits = BitConverter.HalfToUInt16Bits(value);
        return BitConverter.UInt64BitsToDouble((ulong)(bits >> 15) << 63 | 0x7FFul << 52 | (ulong)(bits & 0x3FF) << 42);
    }

    private static Half Narrow(double value)
    {
        if (!double.IsNaN(value)) return (Half)value;
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        uint payload = (uint)(bits >> 42) & 0x3FF;
        return BitConverter.UInt16BitsToHalf((ushort)((uint)(bits >> 63) << 15 | 0x1Fu << 10 | (payload == 0 ? 1u << 9 : payload)));
    }
}
