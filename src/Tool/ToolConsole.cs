namespace PickleGen.Tool;

/// <summary>Where a command reads and writes.</summary>
/// <param name="OpenInput">Opens standard input.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ToolConsole(Func<Stream> OpenInput, TextWriter Output, TextWriter Error)
{
    private const string StandardInput = "-";

    /// <summary>All bytes of a file, or of standard input.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public byte[] ReadAll(string file)
    {
        if (file != StandardInput) return File.ReadAllBytes(file);
        using var input = OpenInput();
        var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Says in one line what is wrong with a file.</summary>
    public void Complain(string file, Exception e)
    {
        // What was printed of the file comes before what is said of it.
        Output.Flush();
        Error.WriteLine($"picklegen: {file}: {OneLine(e.Message)}");
    }

    /// <summary>A message without its line breaks.</summary>
    public static string OneLine(string message) => message.ReplaceLineEndings(" ");

    /// <summary>Whether an exception says that a file cannot be read, rather than that the program is wrong.</summary>
    public static bool IsUnreadable(Exception e) => e is IOException or UnauthorizedAccessException or PickleException or InvalidDataException;
}
