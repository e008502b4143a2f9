namespace PickleGen.Generators.Model;

/// <summary>Where an unsafe accessor looks.</summary>
/// <param name="DeclaringType">The type that declares the member, as source.</param>
/// <param name="MemberType">The member's type there, as source.</param>
/// <param name="Property">The property's metadata name; null for a field.</param>
/// <param name="Field">The metadata name of the field, or of the one behind an auto-property.</param>
/// <param name="IsStruct">The declaring type is a struct: it is passed by reference.</param>
/// <param name="Host">The class that must declare the accessor; null: the codec itself may.</param>
internal sealed record AccessorModel(string DeclaringType, string MemberType, string? Property, string Field, bool IsStruct, AccessorHostModel? Host);

/// <summary>A generic class around an accessor into a generic base class.</summary>
/// <remarks>The runtime binds such an accessor by the position of type parameters: they must be those of the declaring type and no others.</remarks>
/// <param name="Name">The class's name.</param>
/// <param name="Parameters">Its type parameters: <c>&lt;T&gt;</c>.</param>
/// <param name="Constraints">What they must satisfy: <c> where T : class</c>.</param>
/// <param name="Arguments">What the derived type gives for them: <c>&lt;int&gt;</c>.</param>
internal sealed record AccessorHostModel(string Name, string Parameters, string Constraints, string Arguments);
