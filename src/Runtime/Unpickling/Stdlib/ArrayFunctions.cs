using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary><c>array.array</c>: from a list below protocol 3, from bytes in one of 22 machine formats above (arraymodule.c).</summary>
internal static class ArrayFunctions
{
    // Type codes whose items lie in the bytes as they do in memory here, for each machine format: code, bytes an item, big-endian.
    private static readonly (char Code, int Size, bool BigEndian)[] s_formats =
    [
        ('B', 1, false), ('b', 1, false), ('H', 2, false), ('H', 2, true), ('h', 2, false), ('h', 2, true), ('I', 4, false), ('I', 4, true),
        ('i', 4, false), ('i', 4, true), ('Q', 8, false), ('Q', 8, true), ('q', 8, false), ('q', 8, true), ('f', 4, false), ('f', 4, true),
        ('d', 8, false), ('d', 8, true), (Utf16, 2, false), (Utf16, 2, true), ('u', 4, false), ('u', 4, true),
    ];

    private const int LastCharacter = 0x10FFFF;

    /// <summary>In the place of a type code.</summary>
    private const char Utf16 = '\0';

    public static void AddTo(StdlibTable table)
    {
        table.Class("array", "array", FromItems);
        table.Function("array", "_array_reconstructor", FromBytes);
    }

    private static object FromItems(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("array.array", 1, 2);
        char code = TypeCode(arguments, 0);
        if (arguments.Count == 1) return new PickleArray(code, Make(code, 0));
        if (code is 'u' or 'w' && arguments[1] is string text) return new PickleArray(code, CodePoints(text));
        var items = arguments.Items(unpickler, 1, "array.array");
        var array = Make(code, items.Count);
        int index = 0;
        foreach (object? item in items) SetItem(array, code, index++, item);
        return Made(code, array);
    }

    // (class, type code, machine format, bytes)
    private static object FromBytes(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("array._array_reconstructor", 4, 4);
        // A class that derives from array.array, which nothing here stands for.
        if (arguments[0] is not PickleCallable { Module: "array", Name: "array" }) throw new UnpicklingException($"array._array_reconstructor makes {PickleRepr.Of(arguments[0])}, which is not array.array.");
        char code = TypeCode(arguments, 1);
        int format = arguments.Int32(2, "array._array_reconstructor");
        if ((uint)format >= (uint)s_formats.Length) throw new UnpicklingException($"array._array_reconstructor gets the unknown machine format {format}.");
        var (source, size, bigEndian) = s_formats[format];
        byte[] bytes = StdlibArguments.Bytes(arguments[3]) ?? throw new UnpicklingException("array._array_reconstructor gets no bytes.");
        if (bytes.Length % size != 0) throw new UnpicklingException($"array._array_reconstructor gets {bytes.Length} bytes, no multiple of {size}.");
        unpickler.Charge(bytes.Length / size);
        if (bigEndian == BitConverter.IsLittleEndian) bytes = Reversed(bytes, size);

        if (source == Utf16) return new PickleArray(code, code is 'u' or 'w'
            ? CodePoints(new string(MemoryMarshal.Cast<byte, char>(bytes)))
            : throw new UnpicklingException($"An array of type code '{code}' gets text."));
        var items = Make(source, bytes.Length / size);
        bytes.CopyTo(Bytes(items));
        if (PickleArray.ItemType(source) == PickleArray.ItemType(code)) return Made(code, items);
        var converted = Make(code, items.Length);
        for (int i = 0; i < items.Length; i++) SetItem(converted, code, i, items.GetValue(i));
        return Made(code, converted);
    }

    private static PickleArray Made(char code, Array items)
    {
        var array = new PickleArray(code, items);
        int beyond = array.IsText ? ((int[])items).AsSpan().IndexOfAnyExceptInRange(0, LastCharacter) : -1;
        return beyond < 0 ? array : throw new UnpicklingException($"An array of type code '{code}' gets {((int[])items)[beyond]}, which is no character.");
    }

    private static char TypeCode(PickleTuple arguments, int index)
    {
        string code = arguments[index] is byte[] { Length: 1 } bytes ? ((char)bytes[0]).ToString() : arguments.Get<string>(index, "array.array");
        return code.Length == 1 && PickleArray.ItemType(code[0]) is not null ? code[0] : throw new UnpicklingException("array.array gets a type code that is none.");
    }

    /// <summary>An item of type code <c>u</c> as text; half of a surrogate pair may stand alone, as in Python.</summary>
    public static string Character(int codePoint) =>
        codePoint is < 0 or > LastCharacter ? throw new PicklingException($"An array of characters has an item that is no character: {codePoint}.")
        : codePoint <= char.MaxValue ? ((char)codePoint).ToString()
        : char.ConvertFromUtf32(codePoint);

    private static Array Make(char code, int length) => code switch
    {
        'b' => new sbyte[length],
        'B' => new byte[length],
        'h' => new short[length],
        'H' => new ushort[length],
        'i' or 'u' or 'w' => new int[length],
        'I' => new uint[length],
        'l' or 'q' => new long[length],
        'L' or 'Q' => new ulong[length],
        'f' => new float[length],
        _ => new double[length],
    };

    private static Span<byte> Bytes(Array items) => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(items), Buffer.ByteLength(items));

    private static void SetItem(Array array, char code, int index, object? item)
    {
        if (code is 'f' or 'd')
        {
            double value = item is double or float or decimal ? Convert.ToDouble(item, CultureInfo.InvariantCulture) : PythonFloat.Nearest(Whole(item));
            if (code == 'd') ((double[])array)[index] = value;
            else ((float[])array)[index] = (float)value;
            return;
        }
        var number = code is 'u' or 'w' && item is string { Length: 1 or 2 } character ? CodePoints(character)[0] : Whole(item);
        try
        {
            // By type code: to the runtime a byte[] is an sbyte[] as well.
            switch (code)
            {
                case 'b': ((sbyte[])array)[index] = (sbyte)number; break;
                case 'B': ((byte[])array)[index] = (byte)number; break;
                case 'h': ((short[])array)[index] = (short)number; break;
                case 'H': ((ushort[])array)[index] = (ushort)number; break;
                case 'i' or 'u' or 'w': ((int[])array)[index] = (int)number; break;
                case 'I': ((uint[])array)[index] = (uint)number; break;
                case 'l' or 'q': ((long[])array)[index] = (long)number; break;
                default: ((ulong[])array)[index] = (ulong)number; break;
            }
        }
        catch (OverflowException exception)
        {
            throw new UnpicklingException($"An array of type code '{code}' gets an item that does not fit.", exception);
        }
    }

    private static BigInteger Whole(object? item) => item switch
    {
        BigInteger value => value,
        IConvertible value and not (string or double or float or decimal or DateTime or char) => (BigInteger)value.ToDecimal(CultureInfo.InvariantCulture),
        _ => throw new UnpicklingException($"An array gets {PickleRepr.KindOf(item)} as an item."),
    };

    private static int[] CodePoints(string text)
    {
        var points = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) points.Add(char.ConvertToUtf32(text[i], text[++i]));
            else points.Add(text[i]);
        }
        return [.. points];
    }

    private static byte[] Reversed(byte[] bytes, int size)
    {
        byte[] copy = [.. bytes];
        for (int i = 0; i < copy.Length; i += size) copy.AsSpan(i, size).Reverse();
        return copy;
    }
}
