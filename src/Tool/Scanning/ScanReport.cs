namespace PickleGen.Tool;

/// <summary>What a scan prints, and how it ends.</summary>
/// <param name="console">Where it is printed.</param>
/// <param name="allowed">Names that are allowed besides those of the registry, <c>module.name</c>.</param>
internal sealed class ScanReport(ToolConsole console, IEnumerable<string> allowed)
{
    /// <summary>Leads from an allowed name to others, which the pickle gives as data. What it may lead to is only known on load.</summary>
    private static readonly (string, string) s_getattr = ("builtins", "getattr");

    private readonly HashSet<string> _allowed = allowed.ToHashSet(StringComparer.Ordinal);

    private bool _hasRefused, _hasUnreadable;

    /// <summary>A refused name is the answer, whatever else could not be read.</summary>
    public int ExitCode => _hasRefused ? Tool.ExitCode.No : _hasUnreadable ? Tool.ExitCode.Unusable : Tool.ExitCode.Fine;

    /// <summary>Prints a line for each name.</summary>
    public void Add(FoundPickle found)
    {
        foreach (var (module, name) in found.Globals)
        {
            WriteLine(IsAllowed(module, name), $"{Printable.Of(module)} {Printable.Of(name)}", found.Path);
        }
        // What a code means is said nowhere in the pickle.
        foreach (int code in found.Extensions) WriteLine(isAllowed: false, $"extension {code}", found.Path);
        if (found.Fault is null) return;
        console.Complain(found.Path, found.Fault);
        _hasUnreadable = true;
    }

    private bool IsAllowed(string module, string name) =>
        _allowed.Contains($"{module}.{name}") || (module, name) != s_getattr && IsKnown(module, name);

    private static bool IsKnown(string module, string name)
    {
        try
        {
            return ClassRegistry.Default.TryFind(module, name, out _);
        }
        catch (UnpicklingException)
        {
            // Two assemblies have a type of this name: both are the user's own.
            return true;
        }
    }

    private void WriteLine(bool isAllowed, string what, string path)
    {
        console.Output.WriteLine($"{(isAllowed ? "allowed" : "refused")}  {what}  {Printable.Of(path)}");
        _hasRefused |= !isAllowed;
    }
}
