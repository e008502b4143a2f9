using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Model;

/// <summary>What C# says to whoever names a type or member: generated code names what travels, and the user's own code hears it as before.</summary>
/// <param name="Ids">What the warnings of <c>[Experimental]</c>, and of <c>[Obsolete]</c> with an id of its own, are called.</param>
/// <param name="IsObsolete">A type is <c>[Obsolete]</c> as an error, which only code may name that is obsolete itself.</param>
internal sealed record CautionsModel(EquatableArray<string> Ids, bool IsObsolete);
