using System.ComponentModel;

namespace PickleGen;

/// <summary>How a <see cref="MemberRun{TNames}"/> finds the members' names. Each is compiled by itself, so that our own cost nothing more because others are read too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMemberNames;

/// <summary>As we write them: a run of the memo's entries, which the class's preamble has put there, each in reach of BINGET. Texts are not memoized.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NearNames : IMemberNames;

/// <summary>The same behind many entries of the memo, where LONG_BINGET is needed; or none: arguments of a call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OwnNames : IMemberNames;

/// <summary>As another pickler writes them, CPython's above all, somewhere in a graph: a <see cref="ForeignMembers"/> finds them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ForeignNames : IMemberNames;

/// <summary>As CPython writes them in a pickle of one flat object: each name and each text comes for the first time, and is memoized for nobody.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SpelledNames : IMemberNames;
