using System.Numerics;

namespace PickleGen.Samples.Torch;

/// <summary>torch's storage: numbers in a row, which several tensors may share. It lies beside the pickle, in a file of its own.</summary>
/// <param name="Kind">torch's name for it, <c>FloatStorage</c>.</param>
/// <param name="Bytes">The numbers, low byte first.</param>
public sealed record TorchStorage(string Kind, byte[] Bytes)
{
    private static readonly (string Kind, int Size, Type? Type)[] s_kinds =
    [
        ("DoubleStorage", 8, typeof(double)), ("FloatStorage", 4, typeof(float)), ("HalfStorage", 2, typeof(Half)), ("BFloat16Storage", 2, null),
        ("LongStorage", 8, typeof(long)), ("IntStorage", 4, typeof(int)), ("ShortStorage", 2, typeof(short)), ("CharStorage", 1, typeof(sbyte)),
        ("ByteStorage", 1, typeof(byte)), ("BoolStorage", 1, typeof(bool)), ("ComplexDoubleStorage", 16, typeof(Complex)), ("ComplexFloatStorage", 8, null),
    ];

    /// <summary>The names of all kinds.</summary>
    public static IEnumerable<string> Kinds => s_kinds.Select(static known => known.Kind);

    /// <summary>Bytes a number.</summary>
    public int Size { get; } = s_kinds.Single(known => known.Kind == Kind).Size;

    /// <summary>How many numbers there are.</summary>
    public int Count => Bytes.Length / Size;

    /// <summary>torch's name for a row of .NET's numbers.</summary>
    /// <exception cref="NotSupportedException">torch has no such numbers.</exception>
    public static string KindOf(Type number) =>
        Array.Find(s_kinds, known => known.Type == number).Kind ?? throw new NotSupportedException($"torch has no tensors of '{number}'.");

    /// <summary>Whether the numbers are of this type. Of <c>bfloat16</c> and <c>complex64</c>, which .NET lacks, the bytes alone can be had.</summary>
    public bool IsOf(Type number) => Array.Find(s_kinds, known => known.Kind == Kind).Type == number;
}
