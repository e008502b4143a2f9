namespace PickleGen.Tool;

/// <summary>A subcommand.</summary>
internal abstract class Command
{
    /// <summary>The word on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The command line, without <c>picklegen</c>.</summary>
    public abstract string Usage { get; }

    /// <summary>What it does, in a sentence.</summary>
    public abstract string Help { get; }

    /// <summary>Runs it and returns the exit code.</summary>
    /// <exception cref="UsageException">The arguments are wrong.</exception>
    public abstract int Run(Arguments arguments, ToolConsole console);
}

/// <summary>What the exit codes mean.</summary>
internal static class ExitCode
{
    /// <summary>All well.</summary>
    public const int Fine = 0;

    /// <summary>The answer is no: a name is not allowed, a file among others failed.</summary>
    public const int No = 1;

    /// <summary>Bad input, or a wrong command line.</summary>
    public const int Unusable = 2;
}

/// <summary>The arguments are wrong.</summary>
internal sealed class UsageException(string message) : Exception(message);
