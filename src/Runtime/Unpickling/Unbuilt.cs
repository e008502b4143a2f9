using PickleGen.Codecs;

namespace PickleGen;

/// <summary>Stands in the memo for an object that its constructor builds once its members are known. One per type.</summary>
internal sealed class Unbuilt
{
    private readonly PickleTypeInfo? _info;

    private Unbuilt(PickleTypeInfo? info) => _info = info;

    /// <summary>Stands for a list that is given out element by element, and never becomes an object.</summary>
    public static Unbuilt GivenOut { get; } = new(info: null);

    /// <summary>The object's type.</summary>
    /// <exception cref="UnpicklingException">There will be no object.</exception>
    public PickleTypeInfo Info => _info ?? throw new UnpicklingException("An element refers to the list that it is in, which is given out element by element: load the list as a whole.");

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
