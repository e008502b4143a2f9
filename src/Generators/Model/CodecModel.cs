namespace PickleGen.Generators.Model;

/// <summary>What writes and reads a static type.</summary>
/// <param name="Codec">The codec type, as source.</param>
/// <param name="Inline">The shortcut that generated code takes when it writes one.</param>
/// <param name="Cast">What an enum's value is cast to for that, as source.</param>
/// <param name="ReadsInline">Whether generated code may read one by the same shortcut: what it takes always fits the type.</param>
/// <param name="IsGenerated">Whether it is an annotated or external type's codec, which takes its place in the bytes from a register.</param>
/// <param name="Fills">Whether it can fill a collection that exists already.</param>
internal sealed record CodecModel(string Codec, InlineKind Inline = InlineKind.None, string? Cast = null, bool ReadsInline = false, bool IsGenerated = false, bool Fills = false)
{
    private static readonly string[] s_tuples = [".OpenCodec", ".TupleCodec", ".TypeArgumentCodec"];

    /// <summary>Whether values may be tuples, before whose items nothing stands: NONE may be the first of them.</summary>
    public bool MayBeTuple => Codec.Split('<')[0] is var name && s_tuples.Any(tuple => name.EndsWith(tuple, StringComparison.Ordinal));
}
