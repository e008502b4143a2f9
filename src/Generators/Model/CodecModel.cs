namespace PickleGen.Generators.Model;

/// <summary>What writes and reads a static type.</summary>
/// <param name="Codec">The codec type, as source.</param>
/// <param name="Inline">The shortcut that generated code takes when it writes or reads one.</param>
/// <param name="Cast">What an enum's value is cast to for that, as source.</param>
/// <param name="Narrow">The number's own type, as source, where the shortcut may read one that does not fit into it.</param>
/// <param name="IsGenerated">Whether it is an annotated or external type's codec.</param>
/// <param name="IsPlaced">Whether it takes its place in the bytes from a register when it writes.</param>
/// <param name="IsFlat">Whether it writes values of flat roots too, which have no pickler.</param>
/// <param name="Fills">Whether it can fill a collection that exists already.</param>
internal sealed record CodecModel(string Codec, InlineKind Inline = InlineKind.None, string? Cast = null, string? Narrow = null, bool IsGenerated = false, bool IsPlaced = false, bool IsFlat = false, bool Fills = false)
{
    private static readonly string[] s_tuples = [".OpenCodec", ".TupleCodec", ".TypeArgumentCodec"];

    /// <summary>Whether it is that of decimals, which generated code reads with its place in a register, alone among what is no primitive.</summary>
    public bool IsDecimal => Codec.EndsWith(".DecimalCodec", StringComparison.Ordinal);

    /// <summary>Whether values may be of any type that is this one.</summary>
    public bool IsOpen => Codec.Split('<')[0].EndsWith(".OpenCodec", StringComparison.Ordinal);

    /// <summary>Whether values may be tuples, before whose items nothing stands: NONE may be the first of them.</summary>
    public bool MayBeTuple => Codec.Split('<')[0] is var name && s_tuples.Any(tuple => name.EndsWith(tuple, StringComparison.Ordinal));
}
