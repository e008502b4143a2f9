using PickleGen.Codecs;

namespace PickleGen;

/// <content>Globals (_pickle.c <c>save_global</c>): classes and functions by name. Equal names are one object here, as they are in Python.</content>
public partial class Pickler
{
    private static readonly PickleCallable s_getattr = new("builtins", "getattr");

    private Dictionary<(string Module, string Name), PickleCallable>? _callables;
    private Dictionary<(string Module, bool OfFunctions), string>? _modules;

    private static readonly PickleCallable s_type = new("builtins", "type");

    private bool SaveCallable(ref PickleWriter writer, PickleCallable callable)
    {
        var known = KnownCallable(callable);
        if (TryWriteGet(ref writer, known)) return true;
        if (SingletonClasses.TryGetOnly(callable, out object? only)) return OpenReduction(ref writer, known, new ReduceValue(s_type, [only]));
        SaveGlobal(ref writer, known, callable.Module, callable.Name);
        return true;
    }

    /// <summary>The standard library's callable of this name, which codecs use too; else the first that the pickler met.</summary>
    private PickleCallable KnownCallable(PickleCallable callable)
    {
        _callables ??= [];
        if (_callables.TryGetValue((callable.Module, callable.Name), out var known)) return known;
        if (StdlibNames.Find(callable.Module, callable.Name) is PickleCallable standard) callable = standard;
        _callables.Add((callable.Module, callable.Name), callable);
        return callable;
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
            throw new PicklingException($"'{ShownText.Of(module)}.{ShownText.Of(name)}' is local to a function: nobody could find it by its name.");
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

    /// <summary>The module's name as an object: what one module defines shares it, but functions in C have one of their own.</summary>
    private string ModuleOf(string module, string name)
    {
        bool isFunction = FunctionsInC.Contains(module, name);
        _modules ??= [];
        if (_modules.TryGetValue((module, isFunction), out string? known)) return known;
        known = isFunction ? new string(module.AsSpan()) : module;
        _modules.Add((module, isFunction), known);
        return known;
    }

    private static PickleCallable CallableOf(PickleClass @class) => new(@class.Module, @class.Name);

    /// <summary>The class as an object: its name, or, with type arguments, a call of it.</summary>
    private static object ObjectOf(PickleClass @class) => @class.Generic ?? (object)CallableOf(@class);
}
