using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Codecs;

/// <summary>A class as the wire names it: module, qualified name, and the names of its members in the order in which we write them.</summary>
/// <remarks>Made once per type, in a static field of its generated codec.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class PickleClass
{
    private static int s_count;

    private PickleTypeInfo? _info;
    private GenericClass? _generic;

    /// <summary>Describes a class.</summary>
    /// <param name="type">The .NET type.</param>
    /// <param name="module">The Python module.</param>
    /// <param name="name">The qualified name in it.</param>
    /// <param name="members">The members' wire names.</param>
    // Fields are kept for RecordKeys.
    public PickleClass([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.AllFields)] Type type, string module, string name, params string[] members)
    {
        Type = type;
        Module = module;
        Name = name;
        MemberNames = members;
        Id = Interlocked.Increment(ref s_count) - 1;
    }

    /// <summary>The .NET type.</summary>
    public Type Type { get; }

    /// <summary>The Python module.</summary>
    public string Module { get; }

    /// <summary>The qualified name in the module.</summary>
    public string Name { get; }

    /// <summary>The members' wire names, in the order in which they are written.</summary>
    public IReadOnlyList<string> Members => MemberNames;

    /// <summary>The same, for loops that count nanoseconds.</summary>
    internal string[] MemberNames { get; }

    /// <summary>How the members lie in the pickle.</summary>
    public PickleLayout Layout { get; init; }

    /// <summary>False: instances have no identity (a struct, or by attribute).</summary>
    public bool TrackReferences { get; init; } = true;

    /// <summary>The type takes type arguments, which stand on the wire beside its name.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>Whether generated code looks at an object that has no state too: it misses required members, or calls somebody.</summary>
    public bool IsBuiltWithoutState { get; init; }

    /// <summary>Positions of the members without which an object is refused, in positional and dict layout: what the stack machine gathers is made an object once they are there.</summary>
    public int[] Required { get; init; } = [];

    /// <summary>The type gives or takes its state itself: one value stands in the place of the members, or is made of them.</summary>
    public bool HasOwnState { get; init; }

    /// <summary>The static method that is called with object and state in the place of BUILD; null: none.</summary>
    public string? StateSetter { get; init; }

    /// <summary>The types of members that generated code, or a block, writes as numbers without asking a hook, though the type is no number to the ladder.</summary>
    public Type[] Numbers { get; init; } = [];

    /// <summary>The run-time view of the class, if somebody asked for it already.</summary>
    internal PickleTypeInfo? Info => _info;

    /// <summary>The run-time view of the class: one, however many threads ask first.</summary>
    internal PickleTypeInfo InfoOr(Func<PickleTypeInfo> make) => _info ?? Interlocked.CompareExchange(ref _info, make(), null) ?? _info;

    /// <summary>How the class stands on the wire with its type arguments; null: it has none.</summary>
    internal GenericClass? Generic => !IsGeneric ? null : _generic ?? Interlocked.CompareExchange(ref _generic, new GenericClass(this), null) ?? _generic;

    /// <summary>A small number: where a pickler keeps what it knows of this class during a dump.</summary>
    internal int Id { get; }

    /// <summary><c>module.name</c>.</summary>
    public override string ToString() => $"{Module}.{Name}";
}
