using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>A closure that is being loaded. Its type is known once a method is called on it or another closure holds it.</summary>
/// <remarks>So a lambda that moved brings its closure along: nothing rests on the closure's own name, which moves as well.</remarks>
internal sealed class ClosureShell : IPartOfDelegate
{
    /// <summary>The closure, its variables still unset where nobody filled them; null: not known yet. Only <see cref="As(Type)"/> sets it.</summary>
    public object? Instance;

    // Nearly always one delegate is called on a closure.
    private LoadedMethod? _first;
    private List<LoadedMethod>? _others;

    /// <summary>The closure as this type.</summary>
    /// <exception cref="StaleCodeException">It is of another type already.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "No constructor runs, and a closure's own does nothing.")]
    public object As(Type closure)
    {
        Instance ??= RuntimeHelpers.GetUninitializedObject(closure);
        return Instance.GetType() == closure ? Instance : throw IsAnother(closure, PlaceOf(Methods, closure));
    }

    /// <summary>The closure as the one of a method that is called on it.</summary>
    public object As(Type closure, LoadedMethod method)
    {
        if (_first is null) _first = method;
        else (_others ??= []).Add(method);
        return As(closure);
    }

    /// <summary>The exception for a method that does not stand in the closure's class. It says where all of them do, if there is such a place.</summary>
    public StaleCodeException IsNoPlaceOf(LoadedMethod method)
    {
        LoadedMethod[] all = [.. Methods, method];
        SharedPlace? place = _first is null ? null : method.Closures.Select(closure => PlaceOf(all, closure)).FirstOrDefault(found => found is not null);
        return IsAnother(method.Method.DeclaringType!, place);
    }

    /// <inheritdoc/>
    public UnpicklingException Alone() => new("The pickle has captured variables in the place of a value, without a lambda that they are the variables of: pickle the delegate.");

    private LoadedMethod[] Methods => _first is null ? [] : [_first, .. _others ?? []];

    private static SharedPlace? PlaceOf(LoadedMethod[] methods, Type closure) =>
        methods.Length > 0 && Array.TrueForAll(methods, method => method.In(closure) is not null) ? new SharedPlace(methods, closure) : null;

    private StaleCodeException IsAnother(Type asked, SharedPlace? place) => new(
        $"Two pickled lambdas shared their variables; in this program one has them in '{Instance!.GetType()}', the other in '{asked}'. " +
        "Deploy the build that wrote the pickle, or pickle the delegates again with this one.") { Place = place };
}
