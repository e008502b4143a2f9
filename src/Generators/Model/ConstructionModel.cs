using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Model;

/// <summary>How an object comes to be.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Arguments">What the constructor takes, in the order of its parameters.</param>
/// <param name="NeedsAccessor">The constructor leaves required members unset: only an unsafe accessor may call it without an initializer.</param>
internal sealed record ConstructionModel(ConstructionKind Kind, EquatableArray<ConstructorArgumentModel> Arguments, bool NeedsAccessor);

/// <summary>How an object comes to be.</summary>
internal enum ConstructionKind
{
    /// <summary><c>default</c>, for a struct.</summary>
    Default,

    /// <summary>Without a constructor, for a class that takes its state itself and has none that takes nothing.</summary>
    Uninitialized,

    /// <summary>By a constructor that takes no members.</summary>
    Parameterless,

    /// <summary>By a constructor that takes members, once they are known.</summary>
    Parameters,
}

/// <summary>What a constructor's parameter is given.</summary>
/// <param name="Member">The position of the member that it takes; -1: none, its default value then.</param>
/// <param name="Type">The parameter's type as source, with <c>in</c> where it is taken by reference.</param>
/// <param name="Default">Its default value as source; null: it has none.</param>
internal sealed record ConstructorArgumentModel(int Member, string Type, string? Default)
{
    /// <summary>Whether it is taken by reference, as <c>in</c> or <c>ref readonly</c>.</summary>
    public bool IsByReference => Type.StartsWith("in ", StringComparison.Ordinal);

    /// <summary>The type of what it is given.</summary>
    public string ValueType => IsByReference ? Type.Substring("in ".Length) : Type;
}
