namespace PickleGen.Generators.Model;

/// <summary>A state that the type gives or takes itself.</summary>
/// <param name="Type">The state's type as source.</param>
/// <param name="Codec">What writes and reads it, as source.</param>
/// <param name="NeedsStaticType">The value alone does not tell how it is saved.</param>
/// <param name="CanBeNull">Null is a value of it.</param>
/// <param name="IsNonNullable">Null in a pickle is refused.</param>
/// <param name="IsGiven">By <c>GetState</c>; else it is made of the members.</param>
/// <param name="Setter">The static method that takes it, as source; null: <c>SetState</c> does.</param>
/// <param name="SetterName">What pickles call that method.</param>
/// <param name="SetterAccessor">What stands for it where C# would not let the codec call it: a base class's private method; null: nothing need.</param>
internal sealed record OwnStateModel(
    string Type, string Codec, bool NeedsStaticType, bool CanBeNull, bool IsNonNullable, bool IsGiven, string? Setter, string? SetterName, StateSetterAccessorModel? SetterAccessor);

/// <summary>An unsafe accessor of a state setter. It takes null before the rest: that only says whose method it is.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Signature">The accessor's declaration.</param>
/// <param name="Host">The class that has the accessor; null: the codec itself.</param>
internal sealed record StateSetterAccessorModel(string Method, string Signature, AccessorHostModel? Host);
