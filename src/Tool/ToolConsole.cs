using System.Text;

namespace PickleGen.Tool;

/// <summary>Where a command reads and writes.</summary>
internal sealed class ToolConsole : IDisposable
{
    private const string StandardInput = "-";
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Stream _output;

    /// <summary>A console on these streams; standard input is opened when it is asked for.</summary>
    public ToolConsole(Func<Stream> openInput, Stream output, Stream error)
    {
        OpenInput = openInput;
        _output = output;
        Output = new StreamWriter(output, s_utf8, bufferSize: 1 << 16) { NewLine = "\n" };
        Error = new StreamWriter(error, s_utf8) { NewLine = "\n", AutoFlush = true };
    }

    /// <summary>Opens standard input.</summary>
    public Func<Stream> OpenInput { get; }

    /// <summary>Standard output.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Writes a line that is UTF-8 already.</summary>
    public void WriteLine(HeldLine line)
    {
        Output.Flush();
        line.WriteTo(_output);
        _output.Write("\n"u8);
    }

    public void Dispose()
    {
        Output.Dispose();
        Error.Dispose();
    }

    /// <summary>All bytes of a file, or of standard input.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public byte[] ReadAll(string file)
    {
        // What the system says of a folder is that access is denied.
        if (file != StandardInput && Directory.Exists(file)) throw new IOException("this is a folder, not a file");
        if (file != StandardInput) return File.ReadAllBytes(file);
        using var input = OpenInput();
        var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Says in one line what is wrong with a file.</summary>
    /// <param name="file">Its name, which may come from something packed.</param>
    /// <param name="e">What is wrong.</param>
    /// <param name="content">What is in it, where that was to be a pickle: what is packed is called so.</param>
    public void Complain(string file, Exception e, byte[]? content = null)
    {
        // What was printed of the file comes before what is said of it.
        Output.Flush();
        Error.WriteLine($"picklegen: {Printable.Of(file)}: {OneLine(e.Message)}{(content is null ? "" : PackedHint.Of(content, e.Message) + OptionHint.Of(e.Message))}");
    }

    /// <summary>Says in one line what is worth knowing of a file that is no fault.</summary>
    public void Note(string file, string what)
    {
        Output.Flush();
        Error.WriteLine($"picklegen: {Printable.Of(file)}: {what}");
    }

    /// <summary>A message without line breaks and whatever else a terminal would not print.</summary>
    public static string OneLine(string message) => Printable.Of(message.ReplaceLineEndings(" "));

    /// <summary>Whether an exception says that a file cannot be read, be it for want of memory, rather than that the program is wrong.</summary>
    public static bool IsUnreadable(Exception e) => e is IOException or UnauthorizedAccessException or PickleException or InvalidDataException or OutOfMemoryException;
}
