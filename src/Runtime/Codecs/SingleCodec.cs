using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A Python <c>float</c>. A NaN keeps its payload, the signaling bit included.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SingleCodec : IPickleCodec<float>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, float value) => writer.WriteFloat(Widen(value));

    /// <inheritdoc/>
    public static float Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryReadDouble(out double value) ? Checked(value) : FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static float FromObject(object? value, Unpickler unpickler) => value is IPickleConvertible ? Convertibles.To<float>(value) : Checked(PythonFloat.ToDouble(value));

    internal static float Checked(double value) => Fits(value) ? Narrow(value) : throw PythonFloat.DoesNotFit(value, typeof(float));

    /// <summary>Whether the number is not beyond the range of single precision, or infinite already.</summary>
    internal static bool Fits(double value) => !double.IsFinite(value) || float.IsFinite((float)value);

    // The processor's own conversions make every NaN a quiet one.
    internal static double Widen(float value)
    {
        if (!float.IsNaN(value)) return value;
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return BitConverter.UInt64BitsToDouble((ulong)(bits >> 31) << 63 | 0x7FFul << 52 | (ulong)(bits & 0x7F_FFFF) << 29);
    }

    internal static float Narrow(double value)
    {
        if (!double.IsNaN(value)) return (float)value;
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        uint payload = (uint)(bits >> 29) & 0x7F_FFFF;
        return BitConverter.UInt32BitsToSingle((uint)(bits >> 63) << 31 | 0xFFu << 23 | (payload == 0 ? 1u << 22 : payload));
    }
}
