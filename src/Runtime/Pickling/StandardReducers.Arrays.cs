using PickleGen.Codecs;

namespace PickleGen;

/// <content><c>array.array</c> (arraymodule.c <c>array_array___reduce_ex__</c>).</content>
internal static partial class StandardReducers
{
    private static readonly PickleCallable s_array = new("array", "array");
    private static readonly PickleCallable s_reconstructArray = new("array", "_array_reconstructor");

    private static ReduceValue ReduceArray(PickleArray array, int protocol)
    {
        string code = array.TypeCode.ToString();
        if (protocol >= PickleProtocol.Bytes) return new(s_reconstructArray, [s_array, code, MachineFormat(array), BytesOf(array.Items)]);

        object?[] items = array.IsText ? [.. array.Characters] : [.. array.Items.Cast<object?>()];
        return new(s_array, [code, items]);
    }

    /// <summary>arraymodule.c <c>enum machine_format_code</c>: even numbers are little-endian, the next one is the same in big-endian.</summary>
    private static int MachineFormat(PickleArray array)
    {
        int littleEndian = array.TypeCode switch
        {
            'B' => 0,
            'b' => 1,
            'H' => 2,
            'h' => 4,
            'I' => 6,
            'i' => 8,
            'L' or 'Q' => 10,
            'l' or 'q' => 12,
            'f' => 14,
            'd' => 16,
            _ => 20,
        };
        return littleEndian < 2 || BitConverter.IsLittleEndian ? littleEndian : littleEndian + 1;
    }

    private static byte[] BytesOf(Array items) => items switch
    {
        byte[] bytes => [.. bytes],
        sbyte[] values => NumberFormat.BytesOf(values).ToArray(),
        short[] values => NumberFormat.BytesOf(values).ToArray(),
        ushort[] values => NumberFormat.BytesOf(values).ToArray(),
        int[] values => NumberFormat.BytesOf(values).ToArray(),
        uint[] values => NumberFormat.BytesOf(values).ToArray(),
        long[] values => NumberFormat.BytesOf(values).ToArray(),
        ulong[] values => NumberFormat.BytesOf(values).ToArray(),
        float[] values => NumberFormat.BytesOf(values).ToArray(),
        double[] values => NumberFormat.BytesOf(values).ToArray(),
        _ => throw new ArgumentException($"'{items.GetType()}' is no array of numbers.", nameof(items)),
    };
}
