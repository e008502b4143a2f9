using Microsoft.CodeAnalysis;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <content>Collections that are taken apart and put together by a shape; arrays; tuples.</content>
internal sealed partial class CodecResolver
{
    /// <summary>Items of a tuple before those of the next one in it.</summary>
    private const int OwnItems = 7;

    /// <summary>It may have a bound, at which adding would wait for ever.</summary>
    private const string Blocking = "System.Collections.Concurrent.BlockingCollection`1";

    /// <summary>Generic collections: the codec, the shape, and what is filled (null: the collection itself). Shape and builder take the collection's own type arguments.</summary>
    private static readonly Dictionary<string, (string Codec, string Shape, string? Builder)> s_shapes = new(StringComparer.Ordinal)
    {
        ["System.Collections.Generic.LinkedList`1"] = ("SequenceCodec", "LinkedListShape", null),
        ["System.Collections.Generic.Queue`1"] = ("SequenceCodec", "QueueShape", null),
        ["System.Collections.Generic.Stack`1"] = ("SequenceCodec", "StackShape", null),
        ["System.Collections.Concurrent.ConcurrentQueue`1"] = ("SequenceCodec", "ConcurrentQueueShape", null),
        ["System.Collections.Concurrent.ConcurrentStack`1"] = ("SequenceCodec", "ConcurrentStackShape", null),
        ["System.Collections.Concurrent.ConcurrentBag`1"] = ("SequenceCodec", "ConcurrentBagShape", null),
        [Blocking] = ("SequenceCodec", "BlockingCollectionShape", null),
        ["System.Collections.ObjectModel.Collection`1"] = ("SequenceCodec", "CollectionShape", null),
        ["System.Collections.ObjectModel.ObservableCollection`1"] = ("SequenceCodec", "ObservableCollectionShape", null),
        ["System.Collections.ObjectModel.ReadOnlyCollection`1"] = ("SequenceCodec", "ReadOnlyCollectionShape", "global::System.Collections.Generic.List"),
        ["System.Collections.ObjectModel.ReadOnlyObservableCollection`1"] = ("SequenceCodec", "ReadOnlyObservableCollectionShape", "global::System.Collections.ObjectModel.ObservableCollection"),
        ["System.Collections.Immutable.ImmutableArray`1"] = ("SequenceCodec", "ImmutableArrayShape", "global::System.Collections.Generic.List"),
        ["System.Collections.Immutable.ImmutableList`1"] = ("SequenceCodec", "ImmutableListShape", "global::System.Collections.Generic.List"),
        ["System.Collections.Immutable.IImmutableList`1"] = ("SequenceCodec", "ImmutableListInterfaceShape", "global::System.Collections.Generic.List"),
        ["System.Collections.Immutable.ImmutableQueue`1"] = ("SequenceCodec", "ImmutableQueueShape", "global::System.Collections.Generic.List"),
        ["System.Collections.Immutable.ImmutableStack`1"] = ("SequenceCodec", "ImmutableStackShape", "global::System.Collections.Generic.List"),
        ["System.Collections.Generic.IEnumerable`1"] = ("SequenceCodec", "EnumerableShape", "global::System.Collections.Generic.List"),
        ["System.Collections.Generic.ICollection`1"] = ("SequenceCodec", "CollectionInterfaceShape", "global::System.Collections.Generic.List"),
        ["System.Collections.Generic.IList`1"] = ("SequenceCodec", "ListInterfaceShape", "global::System.Collections.Generic.List"),
        ["System.Collections.Generic.IReadOnlyCollection`1"] = ("SequenceCodec", "ReadOnlyCollectionInterfaceShape", "global::System.Collections.Generic.List"),
        ["System.Collections.Generic.IReadOnlyList`1"] = ("SequenceCodec", "ReadOnlyListInterfaceShape", "global::System.Collections.Generic.List"),
        ["System.Collections.Generic.HashSet`1"] = ("SetCodec", "HashSetShape", null),
        ["System.Collections.Generic.SortedSet`1"] = ("SetCodec", "SortedSetShape", null),
        ["System.Collections.Generic.ISet`1"] = ("SetCodec", "SetInterfaceShape", "global::System.Collections.Generic.HashSet"),
        ["System.Collections.Generic.IReadOnlySet`1"] = ("SetCodec", "ReadOnlySetInterfaceShape", "global::System.Collections.Generic.HashSet"),
        ["System.Collections.ObjectModel.ReadOnlySet`1"] = ("SetCodec", "ReadOnlySetShape", "global::System.Collections.Generic.HashSet"),
        ["System.Collections.Frozen.FrozenSet`1"] = ("SetCodec", "FrozenSetShape", "global::System.Collections.Generic.HashSet"),
        ["System.Collections.Immutable.ImmutableHashSet`1"] = ("SetCodec", "ImmutableHashSetShape", "global::System.Collections.Generic.HashSet"),
        ["System.Collections.Immutable.ImmutableSortedSet`1"] = ("SetCodec", "ImmutableSortedSetShape", "global::System.Collections.Generic.SortedSet"),
        ["System.Collections.Immutable.IImmutableSet`1"] = ("SetCodec", "ImmutableSetInterfaceShape", "global::System.Collections.Generic.HashSet"),
        ["System.Collections.Generic.SortedDictionary`2"] = ("MappingCodec", "SortedDictionaryShape", null),
        ["System.Collections.Generic.SortedList`2"] = ("MappingCodec", "SortedListShape", null),
        ["System.Collections.Generic.OrderedDictionary`2"] = ("MappingCodec", "OrderedDictionaryShape", null),
        ["System.Collections.Generic.IDictionary`2"] = ("MappingCodec", "DictionaryInterfaceShape", "global::System.Collections.Generic.Dictionary"),
        ["System.Collections.Generic.IReadOnlyDictionary`2"] = ("MappingCodec", "ReadOnlyDictionaryInterfaceShape", "global::System.Collections.Generic.Dictionary"),
        ["System.Collections.Concurrent.ConcurrentDictionary`2"] = ("MappingCodec", "ConcurrentDictionaryShape", null),
        ["System.Collections.Frozen.FrozenDictionary`2"] = ("MappingCodec", "FrozenDictionaryShape", "global::System.Collections.Generic.Dictionary"),
        ["System.Collections.Immutable.ImmutableDictionary`2"] = ("MappingCodec", "ImmutableDictionaryShape", "global::System.Collections.Generic.Dictionary"),
        ["System.Collections.Immutable.ImmutableSortedDictionary`2"] = ("MappingCodec", "ImmutableSortedDictionaryShape", "global::System.Collections.Generic.SortedDictionary"),
        ["System.Collections.Immutable.IImmutableDictionary`2"] = ("MappingCodec", "ImmutableDictionaryInterfaceShape", "global::System.Collections.Generic.Dictionary"),
        ["System.Collections.ObjectModel.ReadOnlyDictionary`2"] = ("MappingCodec", "ReadOnlyDictionaryShape", "global::System.Collections.Generic.Dictionary"),
    };

    /// <summary>Views of arrays, and their shapes.</summary>
    private static readonly Dictionary<string, string> s_views = new(StringComparer.Ordinal)
    {
        ["System.ArraySegment`1"] = "ArraySegmentShape",
        ["System.Memory`1"] = "MemoryShape",
        ["System.ReadOnlyMemory`1"] = "ReadOnlyMemoryShape",
        ["System.Buffers.ReadOnlySequence`1"] = "ReadOnlySequenceShape",
    };

    private static bool IsShaped(INamedTypeSymbol type) =>
        type.IsGenericType && FullMetadataName(type) is var name && (s_shapes.ContainsKey(name) || s_views.ContainsKey(name) || TupleKind(type) is not null);

    /// <summary>The shape of a sequence that can be emptied and filled although it is no <c>ICollection</c>, as source; null: it is another type.</summary>
    public static string? SequenceShapeOf(INamedTypeSymbol type) =>
        type.IsGenericType && FullMetadataName(type) is var name && s_shapes.TryGetValue(name, out var shaped) && shaped is { Codec: "SequenceCodec", Builder: null } && !IsCollection(type) && name != Blocking
            ? $"{Codecs}{shaped.Shape}<{type.TypeArguments[0].ToPlainSource()}>"
            : null;

    private static bool IsCollection(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static contract => contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_ICollection_T);

    private CodecModel? Shaped(INamedTypeSymbol type)
    {
        if (TupleKind(type) is not null) return TupleItems(type) is { } items ? new CodecModel($"{Codecs}TupleCodec<{PlainTuple(type)}, {items}>") : null;
        string name = FullMetadataName(type), arguments = string.Join(", ", type.TypeArguments.Select(static argument => argument.ToPlainSource()));
        if (s_views.TryGetValue(name, out string? view))
        {
            var element = type.TypeArguments[0];
            return OneDimensional(element) is { } array
                ? new CodecModel($"{Codecs}ArrayViewCodec<{type.ToPlainSource()}, {element.ToPlainSource()}, {array.Codec}, {Codecs}{view}<{arguments}>>")
                : null;
        }
        if (!s_shapes.TryGetValue(name, out var shaped) || WithCodecs(type.TypeArguments) is not { } parts) return null;
        string builder = shaped.Builder is null ? type.ToPlainSource() : $"{shaped.Builder}<{arguments}>";
        return new CodecModel($"{Codecs}{shaped.Codec}<{type.ToPlainSource()}, {builder}, {parts}, {Codecs}{shaped.Shape}<{arguments}>>", Fills: type.IsReferenceType);
    }

    /// <summary>Families of classes that one codec knows: exceptions, JSON nodes.</summary>
    private static CodecModel? Derived(INamedTypeSymbol type)
    {
        for (var known = type; known is not null; known = known.BaseType)
        {
            if (known.Arity > 0) continue;
            switch (FullMetadataName(known))
            {
                case "System.Exception": return ComesBack(type) ? Of("ExceptionCodec", type) : null;
                case "System.Text.Json.Nodes.JsonNode": return Of("JsonNodeCodec", type);
            }
        }
        return null;
    }

    /// <summary>The runtime makes some exceptions by name, and an abstract class is that of others; any other would come back as a <c>PickledException</c>.</summary>
    private static bool ComesBack(INamedTypeSymbol exception) => exception.IsAbstract || RebuiltExceptions.Has(FullMetadataName(exception));

    private CodecModel? Array(IArrayTypeSymbol type)
    {
        if (type.IsSZArray) return OneDimensional(type.ElementType);
        return type.Rank <= 4 && Resolve(type.ElementType) is { } element
            ? new CodecModel($"{Codecs}MultiArrayCodec<{type.ToPlainSource()}, {type.ElementType.ToPlainSource()}, {element.Codec}>")
            : null;
    }

    private CodecModel? OneDimensional(ITypeSymbol element) => element.SpecialType switch
    {
        SpecialType.System_Byte => new CodecModel(Codecs + "ByteArrayCodec"),
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 or SpecialType.System_Single or SpecialType.System_Double => Compose("NumberArrayCodec", element),
        _ => Compose("ArrayCodec", element),
    };

    private string? TupleItems(INamedTypeSymbol tuple)
    {
        if (TupleKind(tuple) is not { } kind) return null;
        var arguments = TupleArguments(tuple);
        if (arguments.Length <= OwnItems) return WithCodecs(arguments) is { } all ? $"{Codecs}{kind}Items<{all}>" : null;
        return WithCodecs(arguments.Take(OwnItems)) is { } own && arguments[OwnItems] is INamedTypeSymbol rest && TupleItems(rest) is { } restItems
            ? $"{Codecs}{kind}Items<{own}, {PlainTuple(rest)}, {restItems}>"
            : null;
    }

    /// <summary>The tuple without the names that its items have in source: they would be no part of the type.</summary>
    private static string PlainTuple(INamedTypeSymbol type) => (type.TupleUnderlyingType ?? type).ToPlainSource();

    private static System.Collections.Immutable.ImmutableArray<ITypeSymbol> TupleArguments(INamedTypeSymbol type) => (type.TupleUnderlyingType ?? type).TypeArguments;

    private static string? TupleKind(INamedTypeSymbol type) =>
        type is { IsGenericType: true, ContainingType: null } && type.NamespaceName() is "System" or "System.Collections.Generic" && type.Name is "Tuple" or "ValueTuple" or "KeyValuePair" ? type.Name : null;

    private string? WithCodecs(IEnumerable<ITypeSymbol> types)
    {
        var parts = new List<string>();
        foreach (var type in types)
        {
            if (Resolve(type) is not { } resolved) return null;
            parts.Add(type.ToPlainSource());
            parts.Add(resolved.Codec);
        }
        return string.Join(", ", parts);
    }
}
