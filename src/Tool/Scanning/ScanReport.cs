using PickleGen.Codecs;

namespace PickleGen.Tool;

/// <summary>What a scan prints, and how it ends.</summary>
/// <param name="console">Where it is printed.</param>
/// <param name="allowed">Names that are allowed besides those of the registry, <c>module.name</c>.</param>
internal sealed class ScanReport(ToolConsole console, IEnumerable<string> allowed)
{
    private readonly HashSet<string> _allowed = allowed.ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<(bool IsAllowed, string What)> _printed = [];
    private string? _path;
    private bool _hasRefused, _hasUnreadable;

    /// <summary>A refused name is the answer, whatever else could not be read.</summary>
    public int ExitCode => _hasRefused ? Tool.ExitCode.No : _hasUnreadable ? Tool.ExitCode.Unusable : Tool.ExitCode.Fine;

    /// <summary>Prints a line for each name.</summary>
    public void Add(FoundPickle found)
    {
        foreach (var (module, name) in found.Globals)
        {
            bool isAllowed = IsGiven(module, name) || (IsKnown(module, name, static _ => true) && !found.Uses.IsMisused((module, name)));
            WriteLine(isAllowed, $"{Printable.Of(module)} {Printable.Of(name)}", found.Path);
        }
        foreach (var (module, owner, attribute) in found.Uses.Attributes)
        {
            WriteLine(IsAllowed(module, owner, attribute), $"{Printable.Of(module)} {Printable.Of($"{owner}.{attribute}")}", found.Path);
        }
        // What a code means is said nowhere in the pickle.
        foreach (int code in found.Extensions) WriteLine(isAllowed: false, $"extension {code}", found.Path);
        if (found.Fault is null) return;
        console.Complain(found.Path, found.Fault);
        _hasUnreadable = true;
    }

    private bool IsGiven(string module, string name) => _allowed.Contains($"{module}.{name}");

    // As the loader has it: a name of its own, or what every class and an annotated enum has. By a way around, nothing is known in its forms.
    private bool IsAllowed(string module, string owner, string attribute)
    {
        if (IsGiven(module, $"{owner}.{attribute}")) return true;
        if (BoundNames.Has((module, owner)) || BoundNames.Has((module, $"{owner}.{attribute}"))) return false;
        return IsKnown(module, $"{owner}.{attribute}", static _ => true)
            || IsKnown(module, owner, found => found is PickleTypeInfo or PickleCallable && attribute == "__new__"
                || found is PickleTypeInfo { Type: { IsEnum: true } type } && Enum.IsDefined(type, attribute));
    }

    private static bool IsKnown(string module, string name, Func<object, bool> holds)
    {
        try
        {
            return ClassRegistry.Default.TryFind(module, name, out object? found) && holds(found);
        }
        catch (UnpicklingException)
        {
            // Two assemblies have a type of this name: both are the user's own.
            return true;
        }
    }

    private void WriteLine(bool isAllowed, string what, string path)
    {
        _hasRefused |= !isAllowed;
        if (path != _path) _printed.Clear();
        _path = path;
        // A shelf has many pickles, which name the same.
        if (_printed.Add((isAllowed, what))) console.Output.WriteLine($"{(isAllowed ? "allowed" : "refused")}  {what}  {Printable.Of(path)}");
    }
}
