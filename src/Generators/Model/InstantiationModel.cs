namespace PickleGen.Generators.Model;

/// <summary>A type with its arguments, known to the index so that nothing has to be put together at run time.</summary>
/// <param name="FullName">The type as source.</param>
/// <param name="Codec">Its codec as source.</param>
/// <param name="IsComposed">It is a built-in collection or array; else a generic annotated type.</param>
/// <param name="IsHidden">Not everyone in the assembly can name it: it, or an argument, is private to some type.</param>
internal sealed record InstantiationModel(string FullName, string Codec, bool IsComposed, bool IsHidden);
