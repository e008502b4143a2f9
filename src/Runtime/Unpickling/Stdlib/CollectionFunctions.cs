using PickleGen.Codecs;

namespace PickleGen;

/// <summary>The values of <c>collections</c>.</summary>
internal static class CollectionFunctions
{
    private const string Module = "collections";

    public static void AddTo(StdlibTable table)
    {
        table.Class(Module, "OrderedDict", (unpickler, arguments) => Filled(unpickler, new PickleOrderedDict(), arguments, "OrderedDict"), (_, _) => new PickleOrderedDict());
        table.Class(Module, "Counter", (unpickler, arguments) => Filled(unpickler, new PickleCounter(), arguments, "Counter"), (_, _) => new PickleCounter());
        table.Class(Module, "defaultdict", DefaultDict, (_, _) => new PickleDefaultDict());
        table.Class(Module, "deque", Deque, (_, _) => new PickleDeque());
    }

    /// <summary>Sets what a dict or a list of pairs has, as <c>dict.update</c> does.</summary>
    public static void Fill(Unpickler unpickler, PickleDict dict, PickleTuple arguments, string callable, int index = 0)
    {
        if (arguments[index] is PickleDict source)
        {
            unpickler.Charge(source.Count);
            foreach (var (key, value) in source) unpickler.Set(dict, key, value);
            return;
        }
        foreach (object? item in arguments.Items(unpickler, index, callable))
        {
            var (key, value) = item switch
            {
                PickleTuple { Count: 2 } pair => (pair[0], pair[1]),
                List<object?> { Count: 2 } pair => (pair[0], pair[1]),
                _ => throw new UnpicklingException($"{callable} gets {PickleRepr.KindOf(item)} where it needs a pair."),
            };
            unpickler.Set(dict, key, value);
        }
    }

    private static PickleDict Filled(Unpickler unpickler, PickleDict dict, PickleTuple arguments, string callable)
    {
        arguments.Expect(callable, 0, 1);
        if (arguments.Count > 0) Fill(unpickler, dict, arguments, callable);
        return dict;
    }

    private static object DefaultDict(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("defaultdict", 0, 2);
        var dict = new PickleDefaultDict((arguments.Count > 0 ? arguments[0] : null) switch
        {
            null => null,
            PickleCallable factory => factory,
            PickleTypeInfo { Class: { } @class } => new PickleCallable(@class.Module, @class.Name),
            var other => throw new UnpicklingException($"defaultdict's factory is {PickleRepr.KindOf(other)}, which is not callable."),
        });
        if (arguments.Count > 1) Fill(unpickler, dict, arguments, "defaultdict", index: 1);
        return dict;
    }

    private static object Deque(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("deque", 0, 2);
        var deque = new PickleDeque(arguments.Count > 1 && arguments[1] is not null ? arguments.Int32(1, "deque") : null);
        if (arguments.Count > 0)
        {
            foreach (object? item in arguments.Items(unpickler, 0, "deque")) deque.Append(item);
        }
        return deque;
    }
}
