using System.Collections.Frozen;

namespace PickleGen;

/// <summary>The built-in map: the names of Python's standard library that stand for values, and what they become. Complete; nothing else resolves.</summary>
internal static class StdlibNames
{
    private static readonly FrozenDictionary<(string Module, string Name), object> s_names = Build();

    /// <summary>What a name is here; null: nothing.</summary>
    public static object? Find(string module, string name) => s_names.GetValueOrDefault((module, name));

    private static FrozenDictionary<(string Module, string Name), object> Build()
    {
        var table = new StdlibTable();
        BuiltinFunctions.AddTo(table);
        ExceptionFunctions.AddTo(table);
        ConstructionFunctions.AddTo(table);
        NumberFunctions.AddTo(table);
        CollectionFunctions.AddTo(table);
        ArrayFunctions.AddTo(table);
        BlockFunctions.AddTo(table);
        DatetimeFunctions.AddTo(table);
        UuidFunctions.AddTo(table);
        AddressFunctions.AddTo(table);
        PathFunctions.AddTo(table);
        return table.Names.ToFrozenDictionary();
    }
}
