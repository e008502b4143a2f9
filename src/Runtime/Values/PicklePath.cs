namespace PickleGen;

/// <summary>A path of Python's <c>pathlib</c>: its parts, never looked up in a file system.</summary>
/// <param name="Kind">The class: <c>PurePosixPath</c>, <c>PureWindowsPath</c>, <c>PosixPath</c>, <c>WindowsPath</c>, <c>PurePath</c> or <c>Path</c>.</param>
/// <param name="Value">The path as <c>str()</c> writes it.</param>
public sealed record PicklePath(string Kind, string Value)
{
    /// <summary>The path as <c>str()</c> writes it.</summary>
    public override string ToString() => Value;
}
