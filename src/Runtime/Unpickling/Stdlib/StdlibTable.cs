namespace PickleGen;

/// <summary>Collects Python's own names while the map of them is built.</summary>
internal sealed class StdlibTable
{
    /// <summary>The names so far.</summary>
    public Dictionary<(string Module, string Name), object> Names { get; } = [];

    /// <summary>A class whose <c>__new__</c> takes what a call takes.</summary>
    public void Class(string module, string name, StdlibCall call) => Class(module, name, call, call);

    /// <summary>A class.</summary>
    public void Class(string module, string name, StdlibCall call, StdlibCall create) => Add(module, name, new StdlibFunction(call) { New = create });

    /// <summary>A function.</summary>
    public void Function(string module, string name, StdlibCall call) => Add(module, name, new StdlibFunction(call));

    /// <summary>A callable that is known by identity.</summary>
    public void Add(string module, string name, StdlibFunction function) => Value(module, name, new PickleCallable(module, name) { Builtin = function });

    /// <summary>A name that is a value itself.</summary>
    public void Value(string module, string name, object value) => Names.Add((module, name), value);
}
