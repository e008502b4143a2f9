using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>Python's <c>decimal.Decimal(text)</c>: scale and sign survive, of zeros as well.</summary>
public readonly struct DecimalCodec : IPickleCodec<decimal>
{
    /// <summary>Sign, point, a zero before it and 29 digits.</summary>
    private const int LongestText = 32;

    /// <summary>Up to so many characters no digit can be lost by parsing.</summary>
    private const int LongestExact = 28;

    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, decimal value)
    {
        Span<byte> text = stackalloc byte[LongestText];
        int length = Format(value, text);
        pickler.StartCall(ref writer, PythonGlobal.Decimal, 1);
        if (writer.Protocol >= PickleProtocol.Framed)
        {
            ref byte p = ref writer.Reserve(2 + LongestText + 2);
            p = (byte)PickleOpcode.ShortBinUnicode;
            Unsafe.Add(ref p, 1) = (byte)length;
            text[..length].CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref p, 2), length));
            Unsafe.Add(ref p, 2 + length) = (byte)PickleOpcode.Tuple1;
            Unsafe.Add(ref p, 3 + length) = (byte)PickleOpcode.Reduce;
            writer.Commit(ref Unsafe.Add(ref p, 4 + length));
            return;
        }
        writer.WriteString(System.Text.Encoding.ASCII.GetString(text[..length]));
        Pickler.EndCall(ref writer, 1);
    }

    /// <inheritdoc/>
    public static decimal Load(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        if (unpickler.TrySkipGlobal(ref reader, PythonGlobal.Decimal, out bool isNew) && reader.TryReadText(out var text) && reader.TryTakeCall(1)
            && text.Length <= LongestExact && decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out decimal value))
        {
            unpickler.Meet(PythonGlobal.Decimal, isNew);
            return value;
        }
        reader.Position = start;
        return FromObject(unpickler.TakeForward(ref reader), unpickler);
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

    private static int Format(decimal value, Span<byte> text)
    {
        // .NET writes no sign for a zero.
        bool hasSign = value == 0 && decimal.IsNegative(value);
        if (hasSign)
        {
            text[0] = (byte)'-';
            value = decimal.Negate(value);
        }
        int start = hasSign ? 1 : 0;
        value.TryFormat(text[start..], out int length, default, CultureInfo.InvariantCulture);
        return start + length;
    }
}
