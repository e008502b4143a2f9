namespace PickleGen.Generators.Model;

/// <summary>Where an unsafe accessor looks.</summary>
/// <param name="DeclaringType">The type that declares the member, as source.</param>
/// <param name="Property">The property's metadata name; null for a field.</param>
/// <param name="Field">The field's metadata name; null where only the property's methods are used.</param>
/// <param name="IsStruct">The declaring type is a struct: it is passed by reference.</param>
internal sealed record AccessorModel(string DeclaringType, string? Property, string? Field, bool IsStruct);
