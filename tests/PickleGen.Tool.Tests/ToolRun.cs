using System.Text;

namespace PickleGen.Tool.Tests;

/// <summary>One run of the tool, in this process.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    public static ToolRun Of(params string[] arguments) => With([], arguments);

    public static ToolRun With(byte[] input, params string[] arguments)
    {
        var output = new MemoryStream();
        var errors = new MemoryStream();
        int exitCode;
        using (var console = new ToolConsole(() => new MemoryStream(input), output, errors)) exitCode = Program.Run(arguments, console);
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
    }

    /// <summary>Bytes of which each character is one.</summary>
    public static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
