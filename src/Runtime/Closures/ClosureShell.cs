using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>A closure that is being loaded. Its type is known once a method is called on it or another closure holds it.</summary>
/// <remarks>So a lambda that moved brings its closure along: nothing rests on the closure's own name, which moves as well.</remarks>
internal sealed class ClosureShell : IPartOfDelegate
{
    /// <summary>The closure, its variables still unset where nobody filled them; null: not known yet. Only <see cref="As"/> sets it.</summary>
    public object? Instance;

    /// <summary>The closure as this type.</summary>
    /// <exception cref="StaleCodeException">It is of another type already.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "No constructor runs, and a closure's own does nothing.")]
    public object As(Type closure)
    {
        Instance ??= RuntimeHelpers.GetUninitializedObject(closure);
        return Instance.GetType() == closure ? Instance : throw IsAnother(Instance.GetType(), closure);
    }

    /// <inheritdoc/>
    public UnpicklingException Alone() => new("The pickle has captured variables in the place of a value, without a lambda that they are the variables of: pickle the delegate.");

    private static StaleCodeException IsAnother(Type known, Type asked) => new(
        $"Two pickled lambdas shared their variables; in this program one has them in '{known}', the other in '{asked}'. " +
        "Deploy the build that wrote the pickle, or pickle the delegates again with this one.");
}
