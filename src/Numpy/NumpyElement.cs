using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace PickleGen.Numpy;

/// <summary>Elements of arrays: which of .NET's types they are, and what one of them is.</summary>
internal static class NumpyElement
{
    private static readonly Dictionary<Type, string> s_names = new()
    {
        [typeof(bool)] = "|b1",
        [typeof(sbyte)] = "|i1",
        [typeof(short)] = "<i2",
        [typeof(int)] = "<i4",
        [typeof(long)] = "<i8",
        [typeof(byte)] = "|u1",
        [typeof(ushort)] = "<u2",
        [typeof(uint)] = "<u4",
        [typeof(ulong)] = "<u8",
        [typeof(Half)] = "<f2",
        [typeof(float)] = "<f4",
        [typeof(double)] = "<f8",
        [typeof(Complex)] = "<c16",
    };

    /// <summary>numpy's name for elements that lie in memory as .NET's do; null: it has none.</summary>
    public static string? NameOf(Type? element) => element is not null ? s_names.GetValueOrDefault(element) : null;

    /// <summary>Whether elements lie in memory as .NET's of a type. Times are counts of their unit too.</summary>
    public static bool IsOf(Type element, NumpyDtype dtype) => dtype.Kind is 'M' or 'm' ? element == typeof(long) : dtype.IsSimple && NameOf(element) == dtype.ToString();

    /// <summary>One element as an object of .NET's; a record is a dictionary of its fields, what is not a time is null.</summary>
    /// <exception cref="InvalidCastException">.NET has no such number, or its times do not hold it.</exception>
    public static object? ValueOf(NumpyDtype dtype, ReadOnlySpan<byte> bytes) => dtype switch
    {
        { Kind: 'b' } => bytes[0] != 0,
        { Kind: 'i', ItemSize: 1 } => (sbyte)bytes[0],
        { Kind: 'i', ItemSize: 2 } => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        { Kind: 'i', ItemSize: 4 } => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        { Kind: 'i' } => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        { Kind: 'u', ItemSize: 1 } => bytes[0],
        { Kind: 'u', ItemSize: 2 } => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        { Kind: 'u', ItemSize: 4 } => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        { Kind: 'u' } => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        { Kind: 'f', ItemSize: 2 } => BinaryPrimitives.ReadHalfLittleEndian(bytes),
        { Kind: 'f', ItemSize: 4 } => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        { Kind: 'f', ItemSize: 8 } => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        { Kind: 'c', ItemSize: 8 } => new Complex(BinaryPrimitives.ReadSingleLittleEndian(bytes), BinaryPrimitives.ReadSingleLittleEndian(bytes[4..])),
        { Kind: 'c', ItemSize: 16 } => new Complex(BinaryPrimitives.ReadDoubleLittleEndian(bytes), BinaryPrimitives.ReadDoubleLittleEndian(bytes[8..])),
        { Kind: 'M' } => NumpyTime.ToDateTime(BinaryPrimitives.ReadInt64LittleEndian(bytes), dtype.Unit),
        { Kind: 'm' } => NumpyTime.ToTimeSpan(BinaryPrimitives.ReadInt64LittleEndian(bytes), dtype.Unit),
        { Kind: 'U' } => TextOf(bytes),
        { Kind: 'S' } => bytes.TrimEnd((byte)0).ToArray(),
        { Kind: 'V', Fields.Count: > 0 } => RecordOf(dtype, bytes),
        { Kind: 'V' } => bytes.ToArray(),
        _ => throw new InvalidCastException($"An element of numpy's type '{dtype}' is no number of .NET's."),
    };

    /// <summary>Whether <see cref="ValueOf"/> knows them.</summary>
    public static bool HasValues(NumpyDtype dtype) => dtype.Kind switch
    {
        'f' => dtype.ItemSize <= sizeof(double),
        'c' => dtype.ItemSize <= 2 * sizeof(double),
        'O' => false,
        _ => !dtype.HasObjects,
    };

    /// <summary>A record with objects, of what numpy's pickle has for it.</summary>
    public static PickleDict RecordOf(NumpyDtype dtype, PickleTuple values)
    {
        var record = new PickleDict();
        for (int i = 0; i < values.Count; i++) record[dtype.Fields[i].Name] = OfPickle(dtype.Fields[i].Dtype, values[i]);
        return record;
    }

    // Nanoseconds are too fine for Python's datetime: it has their count.
    private static object? OfPickle(NumpyDtype dtype, object? value) => (dtype, value) switch
    {
        ({ Fields.Count: > 0 }, PickleTuple inner) when inner.Count == dtype.Fields.Count => RecordOf(dtype, inner),
        ({ Kind: 'M' }, int or long) => NumpyTime.ToDateTime(Convert.ToInt64(value, CultureInfo.InvariantCulture), dtype.Unit),
        ({ Kind: 'm' }, int or long) => NumpyTime.ToTimeSpan(Convert.ToInt64(value, CultureInfo.InvariantCulture), dtype.Unit),
        _ => value,
    };

    private static PickleDict RecordOf(NumpyDtype dtype, ReadOnlySpan<byte> bytes)
    {
        var record = new PickleDict();
        foreach (var (name, field, offset) in dtype.Fields)
        {
            var part = bytes.Slice(offset, field.ItemSize);
            record[name] = field.FieldElement is { } element ? new NumpyArray(element, field.FieldShape, part.ToArray()) : ValueOf(field, part);
        }
        return record;
    }

    // Characters of four bytes, filled up with zeros. Half of a surrogate pair may stand alone, as in Python.
    private static string TextOf(ReadOnlySpan<byte> bytes)
    {
        var characters = MemoryMarshal.Cast<byte, int>(bytes).TrimEnd(0);
        int pairs = 0;
        foreach (int character in characters)
        {
            if (character is >= 0 and <= char.MaxValue) continue;
            if (!Rune.IsValid(character)) throw new InvalidCastException($"A text of numpy's has the character {character}, which Unicode has not.");
            pairs++;
        }
        return string.Create(characters.Length + pairs, characters, static (text, characters) =>
        {
            int at = 0;
            foreach (int character in characters)
            {
                if (character <= char.MaxValue) text[at++] = (char)character;
                else at += new Rune(character).EncodeToUtf16(text[at..]);
            }
        });
    }
}
