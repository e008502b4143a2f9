using System.Runtime.CompilerServices;
using PickleGen.Closures;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>How a pickler saves objects of one type: decided once, what concerns hooks once per dump.</summary>
/// <param name="type">The exact type.</param>
/// <param name="info">Its generated code or codec, if it has any.</param>
internal sealed class TypePlan(Type type, PickleTypeInfo? info)
{
    public Type Type { get; } = type;

    public PickleTypeInfo? Info { get; } = info;

    /// <summary>The class that the type's annotation makes it; null: none.</summary>
    public PickleClass? Class => Info?.Class;

    public BuiltInKind BuiltIn { get; } = BuiltInKinds.Of(type, info);

    /// <summary>Whether the type belongs to closures, if no user's hook wants it.</summary>
    public bool IsClosure { get; } = info?.Class is null && ClosureReducer.Instance.Handles(type);

    /// <summary>The dump for which hooks were asked.</summary>
    public long Dump { get; set; }

    public bool AsksOverride { get; set; }

    public IReducerOverride[] Reducers { get; set; } = [];

    /// <summary>The hook that is asked, if it is one of <see cref="Reducers"/> and no other. What is called is found once, not for every object.</summary>
    public ReducerQuestion? Only { get; private set; }

    public IReducer? TableReducer { get; set; }

    /// <summary>Whether a hook wants to see what generated code writes as a number: then the members are saved as objects.</summary>
    public bool AsksForNumbers { get; set; }

    /// <summary>Whether anything comes before generated code.</summary>
    public bool IsHooked => AsksOverride || Reducers.Length > 0 || TableReducer is not null;

    /// <summary>Finds <see cref="Only"/> out.</summary>
    public void AskOnly()
    {
        var reducer = !AsksOverride && Reducers.Length == 1 ? Reducers[0] : null;
        if (!ReferenceEquals(Only?.Target, reducer)) Only = reducer is null ? null : reducer.TryReduce;
    }
}

/// <summary><see cref="IReducerOverride.TryReduce"/> of one hook.</summary>
internal delegate bool ReducerQuestion(object value, out ReduceValue reduced);

/// <summary>.NET's collections and what they are in Python.</summary>
internal enum BuiltInKind : byte
{
    None,
    Array,
    List,
    Dictionary,
    Set,
    PickleSet,
    FrozenSet,
    Tuple,
    ByteArray,
    UnsharedBytes,
    SplitText,
    Buffer,
}

/// <summary>Which types are saved as Python's built-in collections.</summary>
internal static class BuiltInKinds
{
    public static BuiltInKind Of(Type type, PickleTypeInfo? info)
    {
        if (type == typeof(PickleSet)) return BuiltInKind.PickleSet;
        if (type == typeof(PickleFrozenSet)) return BuiltInKind.FrozenSet;
        if (type == typeof(PickleByteArray)) return BuiltInKind.ByteArray;
        if (type == typeof(PickleBuffer)) return BuiltInKind.Buffer;
        if (type == typeof(UnsharedBytes)) return BuiltInKind.UnsharedBytes;
        if (type == typeof(PickleSplitText)) return BuiltInKind.SplitText;
        if (type.IsArray) return OfArray(type, info);
        if (!type.IsGenericType) return BuiltInKind.None;

        var open = type.GetGenericTypeDefinition();
        if (open == typeof(List<>)) return BuiltInKind.List;
        if (open == typeof(Dictionary<,>)) return BuiltInKind.Dictionary;
        if (open == typeof(HashSet<>)) return BuiltInKind.Set;
        return type.IsAssignableTo(typeof(ITuple)) && type.Assembly == typeof(ITuple).Assembly ? BuiltInKind.Tuple : BuiltInKind.None;
    }

    /// <summary>Arrays of references are lists; arrays of numbers are what their codec makes of them, else lists.</summary>
    private static BuiltInKind OfArray(Type type, PickleTypeInfo? info)
    {
        if (!type.IsSZArray) return BuiltInKind.None;
        if (!type.GetElementType()!.IsValueType) return BuiltInKind.Array;
        return info is null ? BuiltInKind.List : BuiltInKind.None;
    }
}
