using System.Collections.Frozen;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Globals (_pickle.c <c>save_global</c>): classes and functions by name. Equal names are one object here, as they are in Python.</content>
public partial class Pickler
{
    private static readonly PickleCallable s_getattr = new("builtins", "getattr");

    private readonly Dictionary<(string Module, string Name), PickleCallable> _callables = [];
    private readonly Dictionary<string, string> _modules = [];

    private void SaveCallable(ref PickleWriter writer, PickleCallable callable)
    {
        if (!_callables.TryGetValue((callable.Module, callable.Name), out var known))
        {
            known = callable;
            _callables.Add((callable.Module, callable.Name), known);
        }
        if (!TryWriteGet(ref writer, known)) SaveGlobal(ref writer, known, callable.Module, callable.Name);
    }

    /// <summary>The string form of a reduce: the object is saved by name.</summary>
    private void SaveByName(ref PickleWriter writer, object value, string name)
    {
        int dot = name.LastIndexOf('.');
        if (dot < 0) SaveGlobal(ref writer, value, "__main__", name);
        else SaveGlobal(ref writer, value, name[..dot], name[(dot + 1)..]);
    }

    private void SaveGlobal(ref PickleWriter writer, object identity, string module, string name)
    {
        if (name.Contains("<locals>", StringComparison.Ordinal))
            throw new PicklingException($"'{module}.{name}' is local to a function: nobody could find it by its name.");
        int dot = name.LastIndexOf('.');
        if (writer.Protocol >= PickleProtocol.Framed)
        {
            Save(ref writer, ModuleOf(module, name));
            Save(ref writer, new string(name.AsSpan())); // Not the object that a module or a text of the same spelling is.
            writer.WriteOpcode(PickleOpcode.StackGlobal);
        }
        else if (dot >= 0)
        {
            SaveNested(ref writer, new PickleCallable(module, name[..dot]), name[(dot + 1)..]);
        }
        else
        {
            writer.WriteGlobalLines(module, name);
        }
        Memoize(ref writer, identity);
    }

    /// <summary>Before protocol 4 nested names are got by calls of <c>getattr</c>.</summary>
    private void SaveNested(ref PickleWriter writer, PickleCallable parent, string name)
    {
        int floor = _workCount;
        OpenReduction(ref writer, identity: null, new ReduceValue(s_getattr, [parent, name]));
        Run(ref writer, floor);
    }

    /// <summary>The module's name as an object: classes of one module share it. CPython's functions in C have one of their own.</summary>
    private string ModuleOf(string module, string name)
    {
        if (module == BuiltInFunctions.Module && BuiltInFunctions.Contains(name)) return BuiltInFunctions.ModuleOfFunctions;
        if (_modules.TryGetValue(module, out string? known)) return known;
        _modules.Add(module, module);
        return module;
    }

    private static PickleCallable CallableOf(PickleClass @class) => new(@class.Module, @class.Name);

    /// <summary>The functions of <c>builtins</c>, as opposed to its classes.</summary>
    private static class BuiltInFunctions
    {
        public const string Module = "builtins";

        private static readonly FrozenSet<string> s_names = FrozenSet.Create(
            StringComparer.Ordinal,
            "abs", "aiter", "all", "anext", "any", "ascii", "bin", "breakpoint", "callable", "chr", "compile", "delattr", "dir",
            "divmod", "eval", "exec", "format", "getattr", "globals", "hasattr", "hash", "hex", "id", "input", "isinstance",
            "issubclass", "iter", "len", "locals", "max", "min", "next", "oct", "ord", "pow", "print", "repr", "round", "setattr",
            "sorted", "sum", "vars", "__build_class__", "__import__");

        public static string ModuleOfFunctions { get; } = new(Module.AsSpan());

        public static bool Contains(string name) => s_names.Contains(name);
    }
}
