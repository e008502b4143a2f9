using PickleGen.Codecs;

namespace PickleGen;

/// <summary>Stands in the memo for an object that its constructor builds once its members are known, one per type; for an array whose length is not known yet; and for what never becomes an object.</summary>
internal sealed class Unbuilt
{
    private readonly PickleTypeInfo? _info;
    private readonly string? _reason;

    private Unbuilt(PickleTypeInfo info) => _info = info;

    private Unbuilt(string reason) => _reason = reason;

    /// <summary>Stands for an array.</summary>
    public Unbuilt(ArrayInTheMaking array) => Array = array;

    /// <summary>The array, if it is one.</summary>
    public ArrayInTheMaking? Array { get; }

    /// <summary>Stands for a list that is given out element by element.</summary>
    public static Unbuilt GivenOut { get; } = new("An element refers to the list that it is in, which is given out element by element: load the list as a whole.");

    /// <summary>Stands for a collection that is made of its elements.</summary>
    public static Unbuilt Unfinished { get; } = new("A collection that exists only when all its elements do is referred to by one of them, or by what is in one.");

    /// <summary>Stands for a value that was memoized only after it had become a member, a key or a value in a dictionary.</summary>
    public static Unbuilt Taken { get; } = new("The pickle refers to a value that it memoizes where no pickler does, after it has become part of an object: load it with an Unpickler, as a whole.");

    /// <summary>Whether there will be an object in its place.</summary>
    public bool IsPromise => _reason is null;

    /// <summary>The object's type.</summary>
    /// <exception cref="UnpicklingException">There will be no object.</exception>
    public PickleTypeInfo Info => _info ?? throw new UnpicklingException(_reason!);

    /// <summary>The one of a type.</summary>
    public static Unbuilt Of<T, TCodec>()
        where T : notnull
        where TCodec : struct, IObjectCodec<T> => OfType<T, TCodec>.Value;

    private static class OfType<T, TCodec>
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        public static readonly Unbuilt Value = new(PickleTypeInfo.Of<T, TCodec>());
    }
}
