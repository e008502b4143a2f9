using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>How to save and load. Immutable; one instance may serve any number of threads.</summary>
public sealed record PickleOptions
{
    /// <summary>Protocol 5, references kept, closed world, safe limits, no delegates on load.</summary>
    public static PickleOptions Default { get; } = new();

    /// <summary>The protocol to write, 0 to 5; a negative number means the highest, as in CPython.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is above 5.</exception>
    public int Protocol { get; init => field = PickleProtocol.Asked(value); } = PickleProtocol.Highest;

    /// <summary>Protocols below 3: write Python 2's module names, and read them (CPython's <c>fix_imports</c>).</summary>
    public bool FixImports { get; init; } = true;

    /// <summary>What Python 2's 8-bit strings become on load.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enum's.</exception>
    public PickleStringEncoding StringEncoding { get; init => field = Defined(value); }

    /// <summary>False: no object has an identity unless its type's own attribute says so; a cycle is an error.</summary>
    public bool TrackReferences { get; init; } = true;

    /// <summary>What to do with a member that the pickle has and the type lacks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enum's.</exception>
    public UnknownMembers UnknownMembers { get; init => field = Defined(value); }

    /// <summary>On load, None for a member that C# declares as not nullable is an error. False: it is null there, as it may have been when it was saved.</summary>
    public bool RespectNullableAnnotations { get; init; } = true;

    /// <summary>Reducers by type. Replaces the default table, as in CPython.</summary>
    public DispatchTable? DispatchTable { get; init; }

    /// <summary>Hooks, asked in order, each once per type whether it <see cref="IReducerOverride.Handles"/> it.</summary>
    /// <exception cref="ArgumentNullException">There is no list, or no hook in one of its places.</exception>
    public IReadOnlyList<IReducerOverride> Reducers { get; init => field = Whole(value); } = [];

    /// <summary>Which names may become what; null: <see cref="ClassRegistry.Default"/>.</summary>
    public ClassRegistry? Classes { get; init; }

    /// <summary>Bounds on what a pickle may make the loader do.</summary>
    /// <exception cref="ArgumentNullException">There are none; <see cref="UnpicklingLimits.Unlimited"/> has no bounds.</exception>
    public UnpicklingLimits Limits { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>Which delegates may be loaded.</summary>
    /// <exception cref="ArgumentNullException">There is none; <see cref="ClosurePolicy.None"/> allows no delegates.</exception>
    public ClosurePolicy Closures { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = ClosurePolicy.None;

    private static IReadOnlyList<IReducerOverride> Whole(IReadOnlyList<IReducerOverride> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (var reducer in value) ArgumentNullException.ThrowIfNull(reducer, nameof(value));
        return value;
    }

    private static T Defined<T>(T value, [CallerMemberName] string name = "")
        where T : struct, Enum => Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, "The value is none of the enum's.");

    /// <summary>Whether <see cref="Codecs.WholePickle{T}"/> may write: nobody wants to be asked, and the bytes are the usual ones.</summary>
    internal bool WritesUsual => Protocol == PickleProtocol.Highest && Reducers.Count == 0 && DispatchTable is null && Closures.Signature is null;

    /// <summary>Whether it may read: names mean what generated code says. What the limits allow is not in this.</summary>
    internal bool ReadsUsual => (Classes is null || ReferenceEquals(Classes, ClassRegistry.Default)) && Closures.Signature is null;

    /// <summary>The same of a pickle of so many bytes that holds one flat object or value, limits included.</summary>
    internal bool ReadsFlat(int size) => ReadsUsual && Limits.AllowFlat(size);
}
