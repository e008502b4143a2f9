namespace PickleGen;

/// <summary>Includes a member that would be left out (a private field, say), or gives it a wire name or a position.</summary>
/// <param name="name">The wire name; default: the member's name under the type's <see cref="PickleNaming"/>.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Event | AttributeTargets.Parameter)]
public sealed class PickleMemberAttribute(string? name = null) : Attribute
{
    /// <summary>The wire name, where one was given.</summary>
    public string? Name { get; } = name;

    /// <summary>The position in <see cref="PickleLayout.Positional"/>, from 0; -1: declaration order.</summary>
    public int Order { get; set; } = -1;
}
