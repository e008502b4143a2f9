using System.Numerics;

namespace PickleGen.Codecs;

/// <summary>A Python <c>int</c>, as the unpickler makes it, in the type that a member wants.</summary>
internal static class PythonInt
{
    /// <summary>The number; a Python bool is an int.</summary>
    /// <exception cref="UnpicklingException">It is no integer, or does not fit.</exception>
    public static T To<T>(object? value)
        where T : struct, INumberBase<T>
    {
        try
        {
            return value switch
            {
                int number => T.CreateChecked(number),
                long number => T.CreateChecked(number),
                BigInteger number => T.CreateChecked(number),
                bool truth => truth ? T.One : T.Zero,
                _ => throw Unpickler.WrongType(typeof(T), value),
            };
        }
        catch (OverflowException e)
        {
            throw new UnpicklingException($"The integer {value} does not fit into '{typeof(T)}'.", e);
        }
    }
}

/// <summary>A Python <c>float</c>, as the unpickler makes it.</summary>
internal static class PythonFloat
{
    /// <summary>The number; an integer widens.</summary>
    /// <exception cref="UnpicklingException">It is no number.</exception>
    public static double ToDouble(object? value) => value is double number ? number : PythonInt.To<double>(value);
}
