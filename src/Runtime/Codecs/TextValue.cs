namespace PickleGen.Codecs;

/// <summary>A codec of values that a Python <c>str</c> stands for.</summary>
internal interface ITextCodec<T> : IPickleCodec<T>
{
    /// <summary>The value that a text stands for.</summary>
    /// <exception cref="UnpicklingException">There is none.</exception>
    static abstract T OfText(string text, Unpickler unpickler);
}

/// <summary>Reads values that a text stands for.</summary>
internal static class TextValue
{
    /// <summary>The next value. What a reducer gave instead of the text begins with a text as well, which names the callable.</summary>
    public static T Load<T, TCodec>(ref PickleReader reader, Unpickler unpickler)
        where TCodec : struct, ITextCodec<T> =>
        FromObject<T, TCodec>(Unpickler.PeeksNames(ref reader) ? unpickler.TakeForward(ref reader) : StringCodec.LoadObject(ref reader, unpickler), unpickler);

    /// <summary>The same of what the unpickler built.</summary>
    public static T FromObject<T, TCodec>(object? value, Unpickler unpickler)
        where TCodec : struct, ITextCodec<T> => value switch
        {
            T already => already,
            string text => OfText<T, TCodec>(text, unpickler),
            null => Unpickler.NoneAs<T>()!,
            _ => OfText<T, TCodec>(unpickler.TextOf(value) ?? throw Unpickler.WrongType(typeof(T), value), unpickler),
        };

    // It is read to its end for each reference to it.
    private static T OfText<T, TCodec>(string text, Unpickler unpickler)
        where TCodec : struct, ITextCodec<T>
    {
        unpickler.ChargeCopy(text.Length);
        return TCodec.OfText(text, unpickler);
    }
}
