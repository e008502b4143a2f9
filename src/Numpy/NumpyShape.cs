using System.Numerics;

namespace PickleGen.Numpy;

/// <summary>How long each dimension of an array is; none: it is one element.</summary>
internal static class NumpyShape
{
    /// <summary>numpy's own limit, since 2.0.</summary>
    private const int MostDimensions = 64;

    /// <summary>Elements that no bytes stand for: what makes something of each must not be made to make billions.</summary>
    private const long MostWithoutBytes = 1 << 20;

    /// <summary>A shape as the pickle has it.</summary>
    /// <param name="shape">A tuple of numbers.</param>
    /// <param name="itemSize">Bytes of an element.</param>
    /// <param name="count">How many elements there are.</param>
    /// <exception cref="UnpicklingException">It is none, or longer than .NET's arrays.</exception>
    public static int[] Of(object? shape, int itemSize, out long count)
    {
        if (shape is not PickleTuple { Count: <= MostDimensions } lengths) throw new UnpicklingException("The shape of a numpy array is no tuple of its lengths.");
        int[] of = new int[lengths.Count];
        for (int i = 0; i < of.Length; i++)
        {
            of[i] = lengths[i] is int length and >= 0 ? length : throw new UnpicklingException($"A dimension of a numpy array is of length {Shown(lengths[i])}; here it is from 0 to {int.MaxValue}.");
        }
        if (!TryCount(of, itemSize, out count)) throw new UnpicklingException($"A numpy array of shape ({string.Join(", ", of)}) is larger than .NET's arrays.");
        return of;
    }

    /// <summary>How many elements a shape has.</summary>
    /// <returns>False: they are more than .NET's arrays hold, or many and without bytes.</returns>
    public static bool TryCount(ReadOnlySpan<int> shape, int itemSize, out long count)
    {
        BigInteger elements = 1, rows = 1;
        foreach (int length in shape)
        {
            elements *= length;
            rows *= Math.Max(length, 1);
        }
        count = (long)BigInteger.Min(elements, long.MaxValue);
        return elements * itemSize <= Array.MaxLength && (rows <= MostWithoutBytes || elements * itemSize > 0);
    }

    /// <summary>How many elements further the next of each dimension is, if the last index runs fastest.</summary>
    public static int[] StepsOfRows(int[] shape)
    {
        int[] steps = new int[shape.Length];
        for (int d = shape.Length - 1, step = 1; d >= 0; step *= shape[d--]) steps[d] = step;
        return steps;
    }

    /// <summary>The same if the first index does.</summary>
    public static int[] StepsOfFortran(int[] shape)
    {
        int[] steps = new int[shape.Length];
        for (int d = 0, step = 1; d < shape.Length; step *= shape[d++]) steps[d] = step;
        return steps;
    }

    private static string Shown(object? length) => length is int or long or BigInteger ? $"{length}" : "no number";
}
