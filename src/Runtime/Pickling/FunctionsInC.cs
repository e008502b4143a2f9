using System.Collections.Frozen;

namespace PickleGen;

/// <summary>
/// Functions that CPython implements in C, as opposed to the classes of the same modules: <c>__module__</c> is another string object
/// there, and so is written again.
/// </summary>
internal static class FunctionsInC
{
    private static readonly FrozenSet<string> s_builtins = FrozenSet.Create(
        StringComparer.Ordinal,
        "abs", "aiter", "all", "anext", "any", "ascii", "bin", "breakpoint", "callable", "chr", "compile", "delattr", "dir",
        "divmod", "eval", "exec", "format", "getattr", "globals", "hasattr", "hash", "hex", "id", "input", "isinstance",
        "issubclass", "iter", "len", "locals", "max", "min", "next", "oct", "ord", "pow", "print", "repr", "round", "setattr",
        "sorted", "sum", "vars", "__build_class__", "__import__");

    public static bool Contains(string module, string name) => module switch
    {
        "builtins" => s_builtins.Contains(name),
        "array" => name == "_array_reconstructor",
        _ => false,
    };
}
