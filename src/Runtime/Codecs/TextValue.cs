using System.Runtime.CompilerServices;

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

    /// <summary>The next value, if it is a text of one ASCII character by itself, without a text being made of it. False takes nothing.</summary>
    public static bool TryLoadUnit(ref PickleReader reader, Unpickler unpickler, out char unit)
    {
        const int Size = 3;
        ref byte p = ref reader.Next;
        unit = default;
        if (!unpickler.ReadsTextInRuns || reader.Left <= Size || p != (byte)PickleOpcode.ShortBinUnicode || Unsafe.Add(ref p, 1) != 1 || Unsafe.Add(ref p, 2) >= 0x80) return false;
        // A put belongs to it, FRAME may stand before one, and with a text behind it, it may be the name of a reducer's callable.
        if (StackEffects.IsPut((PickleOpcode)Unsafe.Add(ref p, Size)) || Unsafe.Add(ref p, Size) == (byte)PickleOpcode.Frame || Unpickler.PeeksNames(ref reader)) return false;
        unit = (char)Unsafe.Add(ref p, 2);
        reader.Position += Size;
        unpickler.ChargeCopy(1);
        return true;
    }

    /// <summary>The same of what the unpickler built.</summary>
    public static T FromObject<T, TCodec>(object? value, Unpickler unpickler)
        where TCodec : struct, ITextCodec<T> => value switch
        {
            T already => already,
            string text => OfText<T, TCodec>(text, unpickler),
            null => Unpickler.NoneAs<T>()!,
            _ when Convertibles.TryTo(value, unpickler, out T? own) => own,
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
