using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Python's <c>decimal.Decimal(text)</c>: scale and sign survive, of zeros as well.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalCodec : IPlacedCodec<decimal>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, decimal value) => Placed<decimal, DecimalCodec>.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static ref byte Write(ref PickleWriter writer, Pickler pickler, decimal value, ref byte p) => ref Placed<decimal, DecimalCodec>.Write(ref writer, pickler, value, ref p);

    /// <inheritdoc/>
    public static ref byte WriteFlat(ref PickleWriter writer, scoped ref FlatGlobals globals, decimal value, ref byte p) => ref Placed<decimal, DecimalCodec>.WriteFlat(ref writer, ref globals, value, ref p);

    /// <inheritdoc/>
    public static bool TryReadFlat(ref PickleReader reader, scoped ref FlatGlobals globals, out decimal value) => Placed<decimal, DecimalCodec>.TryReadFlat(ref reader, ref globals, out value);

    static PythonGlobal IPlacedCodec<decimal>.Global => PythonGlobal.Decimal;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref byte IPlacedCodec<decimal>.Put<TGlobals>(ref PickleWriter writer, scoped ref TGlobals globals, decimal value, ref byte p)
    {
        p = ref globals.Write(ref writer, ref p, PythonGlobal.Decimal, PickleOps.CountedSize + DecimalText.Longest + PickleOps.CallSize);
        int length = DecimalText.Format(value, ref Unsafe.Add(ref p, PickleOps.CountedSize));
        return ref PickleOps.Call(ref Unsafe.Add(ref PickleOps.Counted(ref p, PickleOpcode.ShortBinUnicode, (byte)length), length), PickleOpcode.Tuple1);
    }

    static void IPlacedCodec<decimal>.SaveUnframed(ref PickleWriter writer, Pickler pickler, decimal value)
    {
        pickler.StartCall(ref writer, PythonGlobal.Decimal, 1);
        Span<byte> text = stackalloc byte[DecimalText.Longest];
        writer.WriteString(System.Text.Encoding.ASCII.GetString(text[..DecimalText.Format(value, ref text[0])]));
        Pickler.EndCall(ref writer, 1);
    }

    /// <inheritdoc/>
    public static decimal Load(ref PickleReader reader, Unpickler unpickler)
    {
        int size = Read(ref reader.Next, reader.Left, unpickler.Memo, out decimal value);
        reader.Position += size;
        return size != 0 ? value : LoadAny(ref reader, unpickler);
    }

    /// <summary>A short number as we write all of them but the first, at <paramref name="p"/>, which nobody refers to: the size of its opcodes. 0: something else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Read(ref byte p, int left, UnpicklerMemo memo, out decimal value)
    {
        // BINGET class SHORT_BINUNICODE length text TUPLE1 REDUCE
        const int before = 4, behind = 2;
        if (left >= before + DecimalText.LongestShort && p == (byte)PickleOpcode.BinGet && Unsafe.Add(ref p, 2) == (byte)PickleOpcode.ShortBinUnicode
            && memo.Is(Unsafe.Add(ref p, 1), PythonGlobal.Decimal.Callable))
        {
            int length = Unsafe.Add(ref p, 3), size = before + length + behind;
            if (length is > 0 and <= DecimalText.LongestShort && left >= size
                && Unsafe.Add(ref p, before + length) == (byte)PickleOpcode.Tuple1 && Unsafe.Add(ref p, before + length + 1) == (byte)PickleOpcode.Reduce
                && (left == size || !StackEffects.IsPut((PickleOpcode)Unsafe.Add(ref p, size)))
                && DecimalText.TryParseShort(ref Unsafe.Add(ref p, before), length, out value)) return size;
        }
        value = 0;
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static decimal LoadAny(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        var globals = new UnpicklerGlobals(unpickler);
        if (TryRead(ref reader, ref globals, out decimal value))
        {
            globals.Meet();
            return value;
        }
        reader.Position = start;
        if (unpickler.TryLoadDecimal(ref reader, out value)) return value;
        return FromObject(unpickler.TakeCall(ref reader, PythonGlobal.Decimal), unpickler);
    }

    /// <inheritdoc/>
    static bool IPlacedCodec<decimal>.TryRead<TGlobals>(ref PickleReader reader, scoped ref TGlobals globals, out decimal value) => TryRead(ref reader, ref globals, out value);

    private static bool TryRead<TGlobals>(ref PickleReader reader, scoped ref TGlobals globals, out decimal value)
        where TGlobals : struct, IMetGlobals
    {
        value = 0;
        return globals.TrySkip(ref reader, PythonGlobal.Decimal) && reader.TryReadText(out var text) && reader.TryTakeValue(1) && DecimalText.TryParse(text, out value);
    }

    /// <inheritdoc/>
    public static decimal FromObject(object? value, Unpickler unpickler) => value switch
    {
        decimal already => already,
        double number => OfDouble(number),
        // An element of an array.array.
        float number => OfDouble(SingleCodec.Widen(number)),
        PickleDecimal other => OfLong(other, unpickler),
        _ => PythonInt.To<decimal>(value),
    };

    // Its digits are looked through for each reference to it.
    private static decimal OfLong(PickleDecimal value, Unpickler unpickler)
    {
        unpickler.ChargeCopy(value.Digits.Length);
        return value.TryGetEqual(out decimal equal) ? equal : throw new UnpicklingException($"The number {PickleRepr.Of(value)} does not fit into '{typeof(decimal)}' with all its digits.");
    }

    // The digits that Python shows, not those of the binary fraction.
    private static decimal OfDouble(double value) =>
        decimal.TryParse(FloatRepr.ShortestText(value), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : throw Unpickler.WrongType(typeof(decimal), value);
}
