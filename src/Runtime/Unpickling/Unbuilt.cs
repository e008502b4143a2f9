using PickleGen.Codecs;

namespace PickleGen;

/// <summary>Stands in the memo for an object that its constructor builds once its members are known. One per type.</summary>
internal sealed class Unbuilt
{
    private Unbuilt(PickleTypeInfo info) => Info = info;

    /// <summary>The object's type.</summary>
    public PickleTypeInfo Info { get; }

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
