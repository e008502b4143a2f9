using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Model;

/// <summary>What a class has that travels and that other assemblies cannot see: its own shows it to classes there that derive from it.</summary>
/// <param name="Namespace">Where the class that shows it stands.</param>
/// <param name="Declaration">That class: <c>public abstract class Zoo_EntityInherited&lt;T&gt;</c>.</param>
/// <param name="HintName">What the generated file is called.</param>
/// <param name="DeclaringType">The class that has the members, as source.</param>
/// <param name="Members">The members.</param>
/// <param name="Ignored">The properties that do not travel by an attribute which others do not see.</param>
/// <param name="Callbacks">The callbacks.</param>
/// <param name="Cautions">What C# says of what the code names.</param>
internal sealed record InheritedModel(
    string Namespace, string Declaration, string HintName, string DeclaringType, EquatableArray<InheritedMemberModel> Members, EquatableArray<string> Ignored,
    EquatableArray<CallbackModel> Callbacks, CautionsModel Cautions);

/// <summary>One of them.</summary>
/// <param name="Member">The member.</param>
/// <param name="WireName">The name that its attribute gives it; null: none.</param>
/// <param name="Order">The position that its attribute gives it; -1: none.</param>
/// <param name="Reach">Who can name its type.</param>
internal sealed record InheritedMemberModel(PickleMemberModel Member, string? WireName, int Order, TypeReach Reach);

/// <summary>Who can name a type.</summary>
internal enum TypeReach
{
    /// <summary>Whoever can name the class.</summary>
    Everyone,

    /// <summary>Its assembly: others know its values as objects, which a codec of that assembly writes and reads.</summary>
    Assembly,

    /// <summary>The class alone.</summary>
    Class,
}
