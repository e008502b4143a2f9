using System.ComponentModel;
using System.Numerics;

namespace PickleGen.Codecs;

/// <summary>Python's <c>complex(real, imag)</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ComplexCodec : IPickleCodec<Complex>
{
    /// <inheritdoc/>
    public static string? BlockFormat => "<dd";

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Complex value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        pickler.StartCall(ref writer, PythonGlobal.Complex, 2);
        writer.WriteFloat(value.Real);
        writer.WriteFloat(value.Imaginary);
        Pickler.EndCall(ref writer, 2);
    }

    /// <inheritdoc/>
    public static Complex Load(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        if (unpickler.TrySkipGlobal(ref reader, PythonGlobal.Complex, out bool isNew)
            && reader.TryReadDouble(out double real) && reader.TryReadDouble(out double imaginary) && reader.TryTakeValue(2))
        {
            unpickler.Meet(PythonGlobal.Complex, isNew);
            return new Complex(real, imaginary);
        }
        reader.Position = start;
        return FromObject(unpickler.TakeCall(ref reader, PythonGlobal.Complex), unpickler);
    }

    /// <inheritdoc/>
    public static Complex FromObject(object? value, Unpickler unpickler) => value switch
    {
        Complex already => already,
        IPickleConvertible => Convertibles.To<Complex>(value),
        _ => new Complex(PythonFloat.ToDouble(value), 0),
    };
}
