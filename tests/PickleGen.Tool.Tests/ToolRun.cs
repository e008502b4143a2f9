using System.Text;

namespace PickleGen.Tool.Tests;

/// <summary>One run of the tool, in this process.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    public static ToolRun Of(params string[] arguments) => With([], arguments);

    public static ToolRun With(byte[] input, params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var errors = new StringWriter { NewLine = "\n" };
        int exitCode = Program.Run(arguments, new ToolConsole(() => new MemoryStream(input), output, errors));
        return new(exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Bytes of which each character is one.</summary>
    public static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
