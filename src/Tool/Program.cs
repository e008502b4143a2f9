using System.Reflection;

namespace PickleGen.Tool;

/// <summary>The command <c>picklegen</c>: picks the subcommand and hands it its arguments.</summary>
internal static class Program
{
    private static readonly Command[] s_commands =
    [
        new DisCommand(),
        new ShowCommand(),
        new JsonCommand(),
        new ScanCommand(),
        new EncodeCommand(),
        new StubsCommand(),
    ];

    private static int Main(string[] args)
    {
        using var console = new ToolConsole(Console.OpenStandardInput, Console.OpenStandardOutput(), Console.OpenStandardError());
        return Run(args, console);
    }

    /// <summary>Runs one command line. 0: all well, 1: the answer is no, 2: it could not be answered.</summary>
    internal static int Run(string[] args, ToolConsole console)
    {
        if (args is ["--version"])
        {
            console.Output.WriteLine($"picklegen {Version}");
            return ExitCode.Fine;
        }
        if (args is [] or ["--help" or "-h" or "help"])
        {
            WriteHelp(console.Output);
            return args.Length == 0 ? ExitCode.Unusable : ExitCode.Fine;
        }
        // What git and dotnet take too: the command behind the word.
        if (args is ["--help" or "-h" or "help", var asked]) args = [asked, "--help"];
        if (Array.Find(s_commands, command => command.Name == args[0]) is not { } command)
        {
            console.Error.WriteLine($"picklegen: unknown command '{args[0]}'; picklegen --help lists them");
            return ExitCode.Unusable;
        }
        if (args is [_, "--help" or "-h"])
        {
            console.Output.WriteLine($"picklegen {command.Usage}\n\n{command.Help}");
            return ExitCode.Fine;
        }
        try
        {
            int exitCode = command.Run(new Arguments(args[1..]), console);
            console.Output.Flush();
            return exitCode;
        }
        catch (UsageException e)
        {
            console.Error.WriteLine($"picklegen {command.Name}: {e.Message}\nusage: picklegen {command.Usage}");
            return ExitCode.Unusable;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Those of files have been told. The second is .NET's word for an output that is closed.
            console.Error.WriteLine($"picklegen: standard output: {ToolConsole.OneLine(e.Message)}");
            return ExitCode.Unusable;
        }
    }

    // What stands behind the plus is the commit.
    private static string Version => typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static void WriteHelp(TextWriter output)
    {
        output.WriteLine("picklegen: look into pickles without running them.\n");
        foreach (var command in s_commands) output.WriteLine($"  picklegen {command.Usage}\n      {command.Help.ReplaceLineEndings("\n      ")}\n");
        output.WriteLine("picklegen --help COMMAND explains one, picklegen --version says which this is. - is standard input, and behind -- all are files.");
    }
}
