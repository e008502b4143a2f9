using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

public abstract partial class PickleTypeInfo
{
    private static readonly ConditionalWeakTable<Type, PickleTypeInfo> s_found = [];

    /// <summary>The info of an annotated type. One per type.</summary>
    public static PickleTypeInfo Of<T, TCodec>()
        where T : notnull
        where TCodec : struct, IObjectCodec<T> => TCodec.Class.InfoOr(static () => new ObjectTypeInfo<T, TCodec>());

    /// <summary>The info of a built-in type.</summary>
    public static PickleTypeInfo OfCodec<T, TCodec>()
        where TCodec : struct, IPickleCodec<T> => new CodecTypeInfo<T, TCodec>();

    /// <summary>The infos of the types that the program asked for so far.</summary>
    internal static IEnumerable<PickleTypeInfo> Met => s_found.Select(static found => found.Value);

    /// <summary>What else may be done about a type of a place without a codec.</summary>
    internal const string OrReducer = "or give a reducer for it and set ByReducer there";

    /// <summary>The info of a type that is known to be picklable.</summary>
    /// <exception cref="PicklingException">It is not.</exception>
    internal static PickleTypeInfo Get(Type type) => FindPlace(type) ?? throw NotPicklable(type, OrReducer);

    /// <summary>The same of a type that is loaded.</summary>
    /// <exception cref="UnpicklingException">It is not picklable.</exception>
    internal static PickleTypeInfo GetLoaded(Type type) => FindPlace(type) ?? throw NotLoadable(type);

    /// <summary>The error for a type without a codec that is loaded.</summary>
    internal static UnpicklingException NotLoadable(Type type) => new(LackingType.Describe(type, OrReducer));

    /// <summary>The error for a value of a type without a codec; of one that is made of others, it names the one that has none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="otherwise">What else may be done, beside annotating it.</param>
    internal static PicklingException NotPicklable(Type type, string otherwise) => new(LackingType.Describe(type, otherwise));

    /// <summary>The info of a type, or null if it cannot be pickled.</summary>
    internal static PickleTypeInfo? Find(Type type)
    {
        if (s_found.TryGetValue(type, out var found)) return found;
        var info = CodecComposer.FindDelegate(type) ?? BuiltInCodecs.Find(type) ?? FindGenerated(type) ?? CodecComposer.Find(type);
        if (info is not null) s_found.TryAdd(type, info);
        return info;
    }

    /// <summary>The same for a root, a member or an element of the type; null as well where a value of it is saved as what it derives from, as a <c>UTF8Encoding</c> is.</summary>
    internal static PickleTypeInfo? FindPlace(Type type) => Find(type) is { } info && info.Type == type ? info : null;

    /// <summary>Makes lists of a type known where nothing can be composed: of a type argument the list's codec is there.</summary>
    internal static void KnowList<T>()
    {
        if (Find(typeof(List<T>)) is null) s_found.TryAdd(typeof(List<T>), OfCodec<List<T>?, ListCodec<T, TypeArgumentCodec<T>>>());
    }

    private static PickleTypeInfo? FindGenerated(Type type)
    {
        foreach (var index in PickleTypeIndex.Registered)
        {
            if (index.Find(type) is { } info) return info;
        }
        return null;
    }
}

/// <summary>The info of <typeparamref name="T"/>, looked up once.</summary>
internal static class PickleTypeInfoOf<T>
{
    private static PickleTypeInfo<T>? s_info;

    /// <summary>The info, to save.</summary>
    /// <exception cref="PicklingException">The type cannot be pickled.</exception>
    public static PickleTypeInfo<T> Value => s_info ??= (PickleTypeInfo<T>)PickleTypeInfo.Get(typeof(T));

    /// <summary>The info, to load.</summary>
    /// <exception cref="UnpicklingException">The type cannot be pickled.</exception>
    public static PickleTypeInfo<T> Loaded => s_info ??= (PickleTypeInfo<T>)PickleTypeInfo.GetLoaded(typeof(T));

    /// <summary>The same, if it was looked up before.</summary>
    public static PickleTypeInfo<T>? Known => s_info;

    /// <summary>The same for a root.</summary>
    /// <exception cref="PicklingException">The type cannot be pickled.</exception>
    public static PickleTypeInfo<T> Root => s_info ?? FindRoot();

    private static PickleTypeInfo<T> FindRoot()
    {
        try
        {
            return Value;
        }
        catch (PicklingException failure)
        {
            failure.Path ??= "$";
            throw;
        }
    }
}
