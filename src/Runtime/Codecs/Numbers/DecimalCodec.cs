using System.Globalization;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Python's <c>decimal.Decimal(text)</c>: scale and sign survive, of zeros as well.</summary>
public readonly struct DecimalCodec : IPickleCodec<decimal>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, decimal value)
    {
        if (writer.Protocol < PickleProtocol.Framed) SaveText(ref writer, pickler, value);
        else writer.Commit(ref Write(ref writer, pickler, value, ref writer.Reserve(0)));
    }

    /// <inheritdoc/>
    public static bool IsPlaced => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref byte Write(ref PickleWriter writer, Pickler pickler, decimal value, ref byte p)
    {
        p = ref pickler.WriteGlobal(ref writer, ref p, PythonGlobal.Decimal, 2 + DecimalText.Longest + 2);
        int length = DecimalText.Format(value, ref Unsafe.Add(ref p, 2));
        p = (byte)PickleOpcode.ShortBinUnicode;
        Unsafe.Add(ref p, 1) = (byte)length;
        Unsafe.Add(ref p, 2 + length) = (byte)PickleOpcode.Tuple1;
        Unsafe.Add(ref p, 3 + length) = (byte)PickleOpcode.Reduce;
        return ref Unsafe.Add(ref p, 4 + length);
    }

    private static void SaveText(ref PickleWriter writer, Pickler pickler, decimal value)
    {
        pickler.StartCall(ref writer, PythonGlobal.Decimal, 1);
        Span<byte> text = stackalloc byte[DecimalText.Longest];
        writer.WriteString(System.Text.Encoding.ASCII.GetString(text[..DecimalText.Format(value, ref text[0])]));
        Pickler.EndCall(ref writer, 1);
    }

    /// <inheritdoc/>
    public static decimal Load(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        decimal value;
        if (unpickler.TrySkipGlobal(ref reader, PythonGlobal.Decimal, out bool isNew) && reader.TryReadText(out var text) && reader.TryTakeCall(1)
            && DecimalText.TryParse(text, out value))
        {
            unpickler.Meet(PythonGlobal.Decimal, isNew);
            return value;
        }
        reader.Position = start;
        if (unpickler.TryLoadDecimal(ref reader, out value)) return value;
        return FromObject(unpickler.TakeCall(ref reader, PythonGlobal.Decimal), unpickler);
    }

    /// <inheritdoc/>
    public static decimal FromObject(object? value, Unpickler unpickler) => value switch
    {
        decimal already => already,
        double number => OfDouble(number),
        PickleDecimal other => throw new UnpicklingException($"The decimal number {other} does not fit into '{typeof(decimal)}' with its digits and scale."),
        _ => PythonInt.To<decimal>(value),
    };

    // The digits that Python shows, not those of the binary fraction.
    private static decimal OfDouble(double value) =>
        decimal.TryParse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : throw Unpickler.WrongType(typeof(decimal), value);
}
