using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PickleGen.Closures;

namespace PickleGen.Codecs;

/// <summary>Puts codecs of generic collections together at run time, for roots and <c>object</c> members that no generated code mentions.</summary>
/// <remarks>Where dynamic code is not supported (NativeAOT) there is nothing to compose with: such types are declared at compile time.</remarks>
internal static partial class CodecComposer
{
    /// <summary>Generic types and the codecs that take each type argument followed by its codec.</summary>
    private static readonly Dictionary<Type, Type> s_codecs = new()
    {
        [typeof(List<>)] = typeof(ListCodec<,>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCodec<,,,>),
        [typeof(Nullable<>)] = typeof(NullableCodec<,>),
        [typeof(Lazy<>)] = typeof(LazyCodec<,>),
        [typeof(PriorityQueue<,>)] = typeof(PriorityQueueCodec<,,,>),
        [typeof(ILookup<,>)] = typeof(LookupCodec<,,,>),
        [typeof(IGrouping<,>)] = typeof(GroupingCodec<,,,>),
    };

    private static readonly Lazy<Dictionary<string, Type>> s_definitions =
        new(static () => s_codecs.Keys.Concat(s_shapes!.Keys).Concat(s_views!.Keys).Concat(s_tuples!.Keys).ToDictionary(static type => type.FullName!));

    /// <summary>The highest rank of an array that is lists of lists.</summary>
    private const int MaxRank = 4;

    private const string Why = "The struct constraint asks for a parameterless constructor; codecs have none of their own and are never created.";

    /// <summary>The info of a composed type, or null: it is none, or there is a part that cannot be pickled.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2076", Justification = Why)]
    public static PickleTypeInfo? Find(Type type)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported) return null;
        if (type.IsConstructedGenericType && FindGenerated(type.GetGenericTypeDefinition()) is { } generated) return Annotated(type, generated);
        type = PublicBaseOf(type) ?? type;
        return CodecOf(type) is { } codec ? InfoOf(type, codec) : null;
    }

    /// <summary>The info of a delegate type, or null. Asked first and without the rest of the composer: the first closure of a process waits for it.</summary>
    public static PickleTypeInfo? FindDelegate(Type type) =>
        RuntimeFeature.IsDynamicCodeSupported && type.IsAssignableTo(typeof(Delegate)) ? InfoOf(type, typeof(DelegateCodec<>).MakeGenericType(type)) : null;

    /// <summary>The generic built-in type of this name, without arguments; null: it is none.</summary>
    public static Type? FindDefinition(string name) => s_definitions.Value.GetValueOrDefault(name);

    /// <summary>The codec of a generic annotated type, without arguments.</summary>
    private static Type? FindGenerated(Type definition)
    {
        foreach (var index in PickleTypeIndex.Registered)
        {
            if (index.FindGenericCodec(definition) is { } codec) return codec;
        }
        return null;
    }

    [RequiresDynamicCode("Composes generic codecs.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = Why)]
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = Why)]
    [UnconditionalSuppressMessage("Trimming", "IL2076", Justification = Why)]
    private static PickleTypeInfo Annotated(Type type, Type codec)
    {
        var arguments = type.GenericTypeArguments;
        var info = (PickleTypeInfo)Activator.CreateInstance(typeof(ObjectTypeInfo<,>).MakeGenericType(type, codec.MakeGenericType(arguments)))!;
        return info.Class!.InfoOr(() => info);
    }

    [RequiresDynamicCode("Composes generic codecs.")]
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = Why)]
    [UnconditionalSuppressMessage("Trimming", "IL2076", Justification = Why)]
    private static PickleTypeInfo InfoOf(Type type, Type codec) => (PickleTypeInfo)Activator.CreateInstance(typeof(CodecTypeInfo<,>).MakeGenericType(type, codec))!;

    [RequiresDynamicCode("Composes generic codecs.")]
    private static Type? CodecOf(Type type)
    {
        if (type.IsAssignableTo(typeof(Exception))) return typeof(ExceptionCodec<>).MakeGenericType(type);
        if (type.IsAssignableTo(typeof(System.Text.Json.Nodes.JsonNode))) return typeof(JsonNodeCodec<>).MakeGenericType(type);
        if (type.IsEnum) return EnumCodecOf(type, type.GetEnumUnderlyingType());
        if (CompilerNames.IsAnonymousType(type)) return typeof(OpenCodec<>).MakeGenericType(type);
        if (type.IsSZArray) return Compose(typeof(ArrayCodec<,>), [type.GetElementType()!]);
        if (type.IsArray && type.GetArrayRank() is > 1 and <= MaxRank) return MultiArrayCodecOf(type, type.GetElementType()!);
        return type.IsConstructedGenericType && IsDefinition(type.GetGenericTypeDefinition()) ? GenericCodecOf(type) : OpenCodecOf(type);
    }

    // A list in the place of an IReadOnlyList whose items have no codec would not come back: it is no open place.
    private static bool IsDefinition(Type definition) => s_codecs.ContainsKey(definition) || s_shapes.ContainsKey(definition) || s_views.ContainsKey(definition) || s_tuples.ContainsKey(definition);

    [RequiresDynamicCode("Composes generic codecs.")]
    private static Type? GenericCodecOf(Type type) =>
        s_codecs.TryGetValue(type.GetGenericTypeDefinition(), out var codec) ? Compose(codec, type.GenericTypeArguments) : ShapedCodecOf(type);

    /// <summary>An interface, an abstract class, or a type that reduces itself: what comes is decided by the value and the registry.</summary>
    [RequiresDynamicCode("Composes generic codecs.")]
    private static Type? OpenCodecOf(Type type) =>
        type.IsInterface || (type.IsClass && type.IsAbstract) || type.IsAssignableTo(typeof(IReducible)) ? typeof(OpenCodec<>).MakeGenericType(type) : null;

    [RequiresDynamicCode("Composes generic codecs.")]
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = Why)]
    [UnconditionalSuppressMessage("Trimming", "IL2076", Justification = Why)]
    private static Type EnumCodecOf(Type type, Type number) => typeof(EnumCodec<,,>).MakeGenericType(type, number, PickleTypeInfo.Get(number).Codec);

    [RequiresDynamicCode("Composes generic codecs.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = Why)]
    private static Type? Compose(Type codec, Type[] arguments)
    {
        return WithCodecs(arguments) is { } all ? codec.MakeGenericType(all) : null;
    }

    /// <summary>The collection that a class of the framework's own implements, as frozen ones are.</summary>
    private static Type? PublicBaseOf(Type type)
    {
        if (type.IsPublic || type.Assembly != typeof(System.Collections.Frozen.FrozenSet).Assembly) return null;
        for (var known = type.BaseType; known is not null; known = known.BaseType)
        {
            if (known is { IsPublic: true, IsConstructedGenericType: true }) return known;
        }
        return null;
    }

    [RequiresDynamicCode("Composes generic codecs.")]
    [UnconditionalSuppressMessage("Trimming", "IL2076", Justification = Why)]
    private static Type? MultiArrayCodecOf(Type type, Type element) =>
        PickleTypeInfo.FindPlace(element) is { } part ? typeof(MultiArrayCodec<,,>).MakeGenericType(type, element, part.Codec) : null;

    /// <summary>Each type and its codec; null: one of them has none.</summary>
    private static Type[]? WithCodecs(Type[] types)
    {
        var all = new List<Type>();
        foreach (Type type in types)
        {
            if (PickleTypeInfo.FindPlace(type) is not { } part) return null;
            all.Add(type);
            all.Add(part.Codec);
        }
        return [.. all];
    }
}
