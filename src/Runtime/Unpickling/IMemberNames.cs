using System.ComponentModel;

namespace PickleGen;

/// <summary>Whose pickle a <see cref="MemberRun{TNames}"/> reads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMemberNames
{
    /// <summary>Whether another pickler wrote it.</summary>
    static abstract bool AreForeign { get; }
}

/// <summary>Our own: the names are a run of the memo's entries, which the class's preamble has put there; texts are not memoized.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OwnNames : IMemberNames
{
    /// <inheritdoc/>
    public static bool AreForeign => false;
}

/// <summary>CPython's, above all: a <see cref="ForeignMembers"/> knows them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ForeignNames : IMemberNames
{
    /// <inheritdoc/>
    public static bool AreForeign => true;
}
