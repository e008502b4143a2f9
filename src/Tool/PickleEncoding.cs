namespace PickleGen.Tool;

/// <summary>The option <c>--encoding</c>: what Python 2's strings are.</summary>
internal static class PickleEncoding
{
    /// <summary>The encoding of that name; null: CPython's default.</summary>
    /// <exception cref="UsageException">There is no such encoding.</exception>
    public static PickleStringEncoding Parse(string? name) => name switch
    {
        "latin1" => PickleStringEncoding.Latin1,
        "bytes" => PickleStringEncoding.Bytes,
        null => PickleStringEncoding.Ascii,
        _ => throw new UsageException($"--encoding is latin1 or bytes, not {name}"),
    };
}
