using System.Numerics;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>A call's arguments, asked for by position and type.</summary>
internal static class StdlibArguments
{
    /// <summary>Fails unless there are so many arguments.</summary>
    public static void Expect(this PickleTuple arguments, string callable, int least, int most)
    {
        if (arguments.Count < least || arguments.Count > most) throw new UnpicklingException($"{callable} gets {arguments.Count} arguments.");
    }

    /// <summary>An argument of a type.</summary>
    public static T Get<T>(this PickleTuple arguments, int index, string callable) => index < arguments.Count && arguments[index] is T value
        ? value
        : throw Wrong(arguments, index, callable);

    /// <summary>A text; Python 2's str loaded as bytes will do.</summary>
    public static string Text(this PickleTuple arguments, Unpickler unpickler, int index, string callable) =>
        (index < arguments.Count ? unpickler.TextOf(arguments[index]) : null) ?? throw Wrong(arguments, index, callable);

    /// <summary>An integer of any size.</summary>
    public static BigInteger Integer(this PickleTuple arguments, int index, string callable) => (index < arguments.Count ? arguments[index] : null) switch
    {
        int value => value,
        long value => value,
        BigInteger value => value,
        bool value => value ? 1 : 0,
        _ => throw Wrong(arguments, index, callable),
    };

    /// <summary>An integer that fits <c>int</c>.</summary>
    public static int Int32(this PickleTuple arguments, int index, string callable)
    {
        var value = arguments.Integer(index, callable);
        return value >= int.MinValue && value <= int.MaxValue ? (int)value : throw Wrong(arguments, index, callable);
    }

    /// <summary>A float; an integer will do.</summary>
    public static double Double(this PickleTuple arguments, int index, string callable) =>
        index < arguments.Count && arguments[index] is double value ? value : PythonFloat.Nearest(arguments.Integer(index, callable));

    /// <summary>Bytes: bytes, bytearray, or Python 2's str loaded as text, a character a byte.</summary>
    public static byte[]? Bytes(object? value) => value switch
    {
        byte[] bytes => bytes,
        PickleByteArray bytes => bytes.ToArray(),
        string text when text.AsSpan().IndexOfAnyExceptInRange('\0', '\u00FF') < 0 => System.Text.Encoding.Latin1.GetBytes(text),
        _ => null,
    };

    /// <summary>The items of an iterable that a pickle may give; counted, because they are copied.</summary>
    public static IReadOnlyCollection<object?> Items(this PickleTuple arguments, Unpickler unpickler, int index, string callable)
    {
        IReadOnlyCollection<object?> items = (index < arguments.Count ? arguments[index] : null) switch
        {
            List<object?> list => list,
            PickleTuple tuple => tuple,
            PickleSetBase set => set,
            PickleDeque deque => deque,
            _ => throw Wrong(arguments, index, callable),
        };
        unpickler.Charge(items.Count);
        return items;
    }

    private static UnpicklingException Wrong(PickleTuple arguments, int index, string callable) => new(index < arguments.Count
        ? $"{callable} cannot take {PickleRepr.Of(arguments[index])} as argument {index + 1}."
        : $"{callable} lacks argument {index + 1}.");
}
