using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PickleGen;

// Where no code can be made at run time, what is composed of other types and stands at the root is declared.
[assembly: PicklableExternal(typeof(PriorityQueue<string, int>))]
[assembly: PicklableExternal(typeof(Native.Point[]))]
[assembly: PicklableExternal(typeof(Func<int, int>))]
[assembly: PicklableExternal(typeof(Dictionary<string, List<(int, double)>>))]

namespace Native;

/// <summary>Members of many kinds, private ones among them, and objects that refer to each other.</summary>
[Picklable(Module = "native.models", Naming = PickleNaming.SnakeCase)]
public partial class Person
{
    [PickleMember]
    private readonly List<Person> _friends = [];

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The birthday.</summary>
    public DateOnly? Born { get; set; }

    /// <summary>When seen last.</summary>
    public DateTimeOffset Seen { get; set; }

    /// <summary>Marks by subject.</summary>
    public SortedDictionary<string, decimal[]> Marks { get; } = new(StringComparer.Ordinal);

    /// <summary>Whatever.</summary>
    public HashSet<Guid> Keys { get; private set; } = [];

    /// <summary>The friends.</summary>
    [PickleIgnore]
    public IReadOnlyList<Person> Friends => _friends;

    /// <summary>How often the friends were counted.</summary>
    [PickleIgnore]
    public int Counted { get; private set; }

    /// <summary>Makes two people friends.</summary>
    public void Befriend(Person other)
    {
        _friends.Add(other);
        other._friends.Add(this);
    }

    [OnUnpickled]
    private void Count() => Counted = _friends.Count;
}

/// <summary>A derived class.</summary>
[Picklable(Module = "native.models", Naming = PickleNaming.SnakeCase)]
public sealed partial class Employee : Person
{
    /// <summary>The rank.</summary>
    public Rank Rank { get; set; }
}

/// <summary>An annotated enum.</summary>
[Picklable(Module = "native.models")]
public enum Rank
{
    /// <summary>The first.</summary>
    Junior,

    /// <summary>The next.</summary>
    Senior,
}

/// <summary>A struct in positional layout.</summary>
[Picklable(Module = "native.models", Layout = PickleLayout.Positional)]
public readonly partial record struct Point(double X, double Y);

/// <summary>A dict.</summary>
[Picklable(Layout = PickleLayout.Dict)]
public sealed partial record Row(int Id, string Text, float[] Values);

/// <summary>A generic type.</summary>
[Picklable(Module = "native.models")]
public sealed partial record Pair<TFirst, TSecond>(TFirst First, TSecond Second);

/// <summary>Generic types as members: their code is compiled because they are mentioned here.</summary>
[Picklable(Module = "native.models")]
public sealed partial class Shelf
{
    /// <summary>Of value types.</summary>
    public Pair<int, Point>? Numbers { get; set; }

    /// <summary>Of objects.</summary>
    public List<Pair<string, Employee?>> People { get; } = [];

    /// <summary>Of collections.</summary>
    public Pair<List<int>, Dictionary<string, Point[]>>? Deep { get; set; }

    /// <summary>Of any type.</summary>
    [SuppressMessage("PickleGen", "PICKLE015", Justification = "What is in it comes from this program.")]
    public object? Anything { get; set; }
}

/// <summary>A type that gives its state itself.</summary>
[Picklable(Module = "native.models")]
public sealed partial class Celsius : IPickleState<double>
{
    /// <summary>Degrees above absolute zero.</summary>
    public double Kelvin { get; set; }

    /// <inheritdoc/>
    public double GetState() => Kelvin - 273.15;

    /// <inheritdoc/>
    public void SetState(double state) => Kelvin = state + 273.15;
}

/// <summary>A record that can lead back to itself: its hash would not come back then.</summary>
[Picklable(Module = "native.models", Naming = PickleNaming.SnakeCase)]
public sealed partial record Link
{
    /// <summary>Whatever comes next.</summary>
    [SuppressMessage("PickleGen", "PICKLE015", Justification = "What a stranger may send is what this is about.")]
    public object? Next { get; set; }
}

/// <summary>Members of composed types, which below protocol 4 are saved as objects.</summary>
[Picklable(Module = "native.models", Naming = PickleNaming.SnakeCase)]
public sealed partial class Cabinet
{
    /// <summary>A struct.</summary>
    public ImmutableArray<Point> Corners { get; set; } = [];

    /// <summary>A sealed class.</summary>
    public ImmutableSortedDictionary<string, KeyValuePair<int, Point>> Named { get; set; } = ImmutableSortedDictionary<string, KeyValuePair<int, Point>>.Empty;

    /// <summary>Lists of lists to Python.</summary>
    public Point[,]? Grid { get; set; }

    /// <summary>Its elements are composed too.</summary>
    public Drawer Drawer { get; } = [];
}

/// <summary>A dictionary of its own.</summary>
[Picklable(Module = "native.models", Naming = PickleNaming.SnakeCase)]
public sealed partial class Drawer : Dictionary<string, ReadOnlyMemory<Point>>;

/// <summary>A state that is composed.</summary>
[Picklable(Module = "native.models", Naming = PickleNaming.SnakeCase)]
public sealed partial class Track : IPickleState<ImmutableArray<Point>>
{
    /// <summary>Where it leads along.</summary>
    public ImmutableArray<Point> Points { get; set; } = [];

    /// <inheritdoc/>
    public ImmutableArray<Point> GetState() => Points;

    /// <inheritdoc/>
    public void SetState(ImmutableArray<Point> state) => Points = state;
}
