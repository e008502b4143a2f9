using PickleGen.Codecs;

namespace PickleGen;

/// <summary>By which opcodes an element of a list can be told to be whole before the rest of its run has come.</summary>
/// <remarks>
/// A pickle says where elements end only at the end of a run: what looks like two numbers may be the parts of a pair. The static type says
/// more: where pairs are not what is wanted, a number is an element.
/// </remarks>
internal enum ElementEnd
{
    /// <summary>By none: at the end of the run.</summary>
    Run,

    /// <summary>A number or a boolean.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>APPENDS, SETITEMS or ADDITEMS: a collection.</summary>
    Items,

    /// <summary>BUILD: an object of an annotated type.</summary>
    Build,
}

/// <summary>Which of them holds for a type.</summary>
internal static class ElementEnds
{
    /// <summary>What ends an element of type <typeparamref name="T"/>.</summary>
    public static ElementEnd Of<T>(PickleTypeInfo<T> info)
    {
        if (info.Class is { } @class) return @class is { Layout: PickleLayout.State, HasOwnState: false, MemberCount: > 0 } ? ElementEnd.Build : ElementEnd.Run;
        if (typeof(T) == typeof(byte[])) return ElementEnd.Bytes;
        return ValueStartOf<T>.Value switch
        {
            ValueStart.Text => ElementEnd.Text,
            ValueStart.Number => ElementEnd.Number,
            _ => info.IsCollection ? ElementEnd.Items : ElementEnd.Run,
        };
    }
}
