namespace PickleGen.Generators.Model;

/// <summary>What writes and reads a static type.</summary>
/// <param name="Codec">The codec type, as source.</param>
/// <param name="Inline">The shortcut that generated code takes when it writes one.</param>
internal sealed record CodecModel(string Codec, InlineKind Inline = InlineKind.None);
