namespace PickleGen;

/// <summary>The functions that blocks of structs are unpacked with: known in the forms that <c>Pickler.Blocks.cs</c> writes, and in no other.</summary>
internal static class BlockFunctions
{
    private static readonly PickleCallable
        s_iterUnpack = Waiting("struct", "iter_unpack"),
        s_starMap = Waiting("itertools", "starmap"),
        s_repeat = Waiting("itertools", "repeat"),
        s_map = Waiting("builtins", "map"),
        s_zip = Waiting("builtins", "zip"),
        s_vars = Waiting("builtins", "vars"),
        s_update = Waiting("builtins", "dict.update");

    public static void AddTo(StdlibTable table)
    {
        foreach (var callable in new[] { s_iterUnpack, s_starMap, s_repeat, s_map, s_zip, s_vars, s_update }) table.Value(callable.Module, callable.Name, callable);
        table.Function("builtins", "any", Any);
    }

    /// <summary>list(an iterator)</summary>
    public static List<object?> List(Unpickler unpickler, PickleCallStub iterator)
    {
        if (TryUnpack(unpickler, iterator) is { } parts) return [.. parts];
        if (iterator.Callable == s_starMap && iterator.Arguments is [var callable, PickleCallStub inner] && TryUnpack(unpickler, inner) is { } arguments)
            return unpickler.CallAll(callable, arguments);
        if (iterator.Callable == s_map && iterator.Arguments is [PickleCallable { Module: "copyreg", Name: "__newobj__" }, PickleCallStub { Arguments: [var @class, int count] } repeat] && repeat.Callable == s_repeat)
            return unpickler.MakeShells(@class, count);
        throw new UnpicklingException($"The pickle makes a list of {PickleRepr.KindOf(iterator)}, which is no block of structs.");
    }

    private static object Any(Unpickler unpickler, PickleTuple arguments)
    {
        if (arguments is [PickleCallStub { Arguments: [PickleCallable update, PickleCallStub { Arguments: [PickleCallable vars, List<object?> list] } targets, PickleCallStub { Arguments: [PickleCallable zip, PickleCallStub { Arguments: [PickleTuple names] } repeat, PickleCallStub iterator] } states] } map]
            && update == s_update && vars == s_vars && zip == s_zip && repeat.Callable == s_repeat
            && map.Callable == s_map && targets.Callable == s_map && states.Callable == s_map
            && TryUnpack(unpickler, iterator) is { } parts)
        {
            unpickler.BuildShells(list, names, parts);
            return Boxes.Of(false);
        }
        throw new UnpicklingException("The pickle calls any, which is known for blocks of structs only.");
    }

    private static IEnumerable<PickleTuple>? TryUnpack(Unpickler unpickler, PickleCallStub iterator) =>
        iterator.Callable == s_iterUnpack && iterator.Arguments is [string format, byte[] block] ? unpickler.Unpack(format, block) : null;

    private static PickleCallable Waiting(string module, string name)
    {
        PickleCallable? callable = null;
        return callable = new PickleCallable(module, name) { Builtin = new StdlibFunction((unpickler, arguments) => unpickler.Wait(callable!, arguments)) };
    }
}
