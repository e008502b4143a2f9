namespace PickleGen.Generators.Model;

/// <summary>Where an unsafe accessor looks.</summary>
/// <param name="DeclaringType">The type that declares the member, as source.</param>
/// <param name="MemberType">The member's type there, as source.</param>
/// <param name="Property">The property's metadata name; null for a field.</param>
/// <param name="Field">The metadata name of the field, or of the one behind an auto-property.</param>
/// <param name="IsStruct">The declaring type is a struct: it is passed by reference.</param>
/// <param name="Host">The class that has the accessor; null: the codec itself.</param>
internal sealed record AccessorModel(string DeclaringType, string MemberType, string? Property, string Field, bool IsStruct, AccessorHostModel? Host);

/// <summary>A class around accessors: a generic one into a generic base class, or that of the base class's own assembly.</summary>
/// <remarks>The runtime binds an accessor by the position of type parameters: they must be those of the declaring type and no others.</remarks>
/// <param name="Name">The class as source, with its arguments.</param>
/// <param name="Declaration">What declares it beside the codec: <c>file static class Base_held&lt;T&gt; where T : class</c>; null: another assembly has it.</param>
/// <param name="Key">What the accessors' names end in.</param>
internal sealed record AccessorHostModel(string Name, string? Declaration, string Key);
