using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>A Python <c>tuple</c> of floats: vectors, quaternions, planes; of a matrix, a tuple of its rows.</summary>
/// <typeparam name="T">A struct of <c>float</c> fields and nothing else.</typeparam>
/// <typeparam name="TLayout">How long a row is.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FloatTupleCodec<T, TLayout> : IPickleCodec<T>
    where T : unmanaged
    where TLayout : struct, IFloatLayout
{
    private static int Count => Unsafe.SizeOf<T>() / sizeof(float);

    /// <inheritdoc/>
    public static string? BlockFormat => Count == TLayout.RowLength ? "<" + new string('f', Count) : null;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, T value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        var numbers = MemoryMarshal.Cast<T, float>(new ReadOnlySpan<T>(in value));
        int rows = Count / TLayout.RowLength;
        if (rows > 1) Pickler.StartTuple(ref writer, rows);
        for (int row = 0; row < rows; row++)
        {
            Pickler.StartTuple(ref writer, TLayout.RowLength);
            foreach (float number in numbers.Slice(row * TLayout.RowLength, TLayout.RowLength)) writer.WriteFloat(SingleCodec.Widen(number));
            writer.WriteTuple(TLayout.RowLength);
        }
        if (rows > 1) writer.WriteTuple(rows);
    }

    /// <inheritdoc/>
    public static T Load(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        if (!TryLoad(ref reader, out T value)) return FromObject(Back(ref reader, start, unpickler), unpickler);
        // Python's tuples have an identity.
        if (reader.TryPeek(out var opcode) && StackEffects.IsPut(opcode)) unpickler.TakePuts(ref reader, ToTuple(value));
        return value;
    }

    /// <inheritdoc/>
    public static T FromObject(object? value, Unpickler unpickler)
    {
        if (value is T already) return already;
        T made = default;
        var numbers = MemoryMarshal.Cast<T, float>(new Span<T>(ref made));
        int rows = Count / TLayout.RowLength;
        if (rows == 1)
        {
            Fill(value, numbers, unpickler);
            return made;
        }
        var all = RowsOf(value, unpickler);
        if (all.Count != rows) throw Unpickler.WrongType(typeof(T), value);
        for (int row = 0; row < rows; row++) Fill(all[row], numbers.Slice(row * TLayout.RowLength, TLayout.RowLength), unpickler);
        return made;
    }

    private static PickleTuple ToTuple(T value)
    {
        var rows = MemoryMarshal.Cast<T, float>(new ReadOnlySpan<T>(in value)).ToArray().Chunk(TLayout.RowLength)
            .Select(static row => new PickleTuple([.. row.Select(static number => (object?)SingleCodec.Widen(number))])).ToArray();
        return rows.Length == 1 ? rows[0] : new PickleTuple(rows);
    }

    private static object? Back(ref PickleReader reader, int start, Unpickler unpickler)
    {
        reader.Position = start;
        return unpickler.TakeForward(ref reader);
    }

    private static bool TryLoad(ref PickleReader reader, out T value)
    {
        value = default;
        var numbers = MemoryMarshal.Cast<T, float>(new Span<T>(ref value));
        int rows = Count / TLayout.RowLength;
        if (rows > 1 && !TryStart(ref reader, rows)) return false;
        for (int row = 0; row < rows; row++)
        {
            if (!TryStart(ref reader, TLayout.RowLength)) return false;
            for (int i = 0; i < TLayout.RowLength; i++)
            {
                if (!reader.TryReadDouble(out double number) || !SingleCodec.Fits(number)) return false;
                numbers[row * TLayout.RowLength + i] = SingleCodec.Narrow(number);
            }
            if (!TryEnd(ref reader, TLayout.RowLength)) return false;
        }
        return rows == 1 || TryEnd(ref reader, rows);
    }

    private static bool TryStart(ref PickleReader reader, int items) => items <= 3 || reader.TryTake(PickleOpcode.Mark);

    private static bool TryEnd(ref PickleReader reader, int items) => reader.TryTake(items <= 3 ? Unpickler.EndOfShortTuple(items) : PickleOpcode.Tuple);

    private static void Fill(object? value, Span<float> numbers, Unpickler unpickler)
    {
        var items = RowsOf(value, unpickler);
        if (items.Count != numbers.Length) throw Unpickler.WrongType(typeof(T), value);
        for (int i = 0; i < numbers.Length; i++) numbers[i] = SingleCodec.Checked(PythonFloat.ToDouble(items[i]));
    }

    private static IReadOnlyList<object?> RowsOf(object? value, Unpickler unpickler) => value switch
    {
        PickleTuple tuple => tuple,
        List<object?> list => list,
        not null when Convertibles.TryTo(value, unpickler, out object?[]? items) => items,
        _ => throw Unpickler.WrongType(typeof(T), value),
    };
}

/// <summary>How many floats make a row.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public interface IFloatLayout
{
    /// <summary>Floats in a row.</summary>
    static abstract int RowLength { get; }
}

/// <summary>Rows of two floats.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public readonly struct RowsOfTwo : IFloatLayout
{
    /// <inheritdoc/>
    public static int RowLength => 2;
}

/// <summary>Rows of three floats.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public readonly struct RowsOfThree : IFloatLayout
{
    /// <inheritdoc/>
    public static int RowLength => 3;
}

/// <summary>Rows of four floats.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public readonly struct RowsOfFour : IFloatLayout
{
    /// <inheritdoc/>
    public static int RowLength => 4;
}
