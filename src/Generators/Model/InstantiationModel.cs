namespace PickleGen.Generators.Model;

/// <summary>A generic annotated type with its arguments.</summary>
/// <param name="FullName">The type as source.</param>
/// <param name="Codec">Its codec as source.</param>
internal sealed record InstantiationModel(string FullName, string Codec);
