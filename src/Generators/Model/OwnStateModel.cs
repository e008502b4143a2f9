namespace PickleGen.Generators.Model;

/// <summary>A state that the type gives or takes itself.</summary>
/// <param name="Type">The state's type as source.</param>
/// <param name="Codec">What writes and reads it, as source.</param>
/// <param name="CanBeNull">Null is a value of it.</param>
/// <param name="IsNonNullable">Null in a pickle is refused.</param>
/// <param name="IsGiven">By <c>GetState</c>; else it is made of the members.</param>
/// <param name="Setter">The static method that takes it, as source; null: <c>SetState</c> does.</param>
/// <param name="SetterName">What pickles call that method.</param>
internal sealed record OwnStateModel(string Type, string Codec, bool CanBeNull, bool IsNonNullable, bool IsGiven, string? Setter, string? SetterName);
