namespace PickleGen.Closures;

/// <summary>Where lambdas stand whose code stands in several places: what one reading of a pickle found out for the next.</summary>
/// <remarks>
/// A lambda is loaded before those that share its variables, and only these tell which of the places is meant. Its delegate cannot be changed by
/// then, so the pickle is read again. Every place has the code that was pickled: whichever is taken, no other code runs.
/// </remarks>
internal sealed class LambdaPlaces
{
    /// <summary>Each reading may find a lambda more; a forged pickle is not read for ever.</summary>
    private const int MostReadings = 8;

    private readonly Dictionary<LoadedMethod, Type> _closures = [];
    private int _readings;

    /// <summary>Whether the reading that found something is still to end.</summary>
    public bool IsNew { get; set; }

    /// <summary>The closure class of a method; null: any will do.</summary>
    public Type? Of(LoadedMethod method) => _closures.GetValueOrDefault(method);

    /// <summary>Takes the place of lambdas that share their variables. False: it was known and did not help, or the pickle was read often enough.</summary>
    public bool TryAdd(SharedPlace found)
    {
        if (_readings++ == MostReadings || Array.TrueForAll(found.Methods, method => Of(method) == found.Closure)) return false;
        foreach (LoadedMethod method in found.Methods) _closures[method] = found.Closure;
        IsNew = true;
        return true;
    }
}

/// <summary>Lambdas that share their variables, and the closure class in which all of them stand.</summary>
internal sealed record SharedPlace(LoadedMethod[] Methods, Type Closure);
