using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Codecs;

/// <content>Collections that are taken apart and put together by a shape.</content>
internal static partial class CodecComposer
{
    /// <summary>Generic collections: the codec, the shape, and what is filled; shape and builder take the collection's own type arguments.</summary>
    private static readonly Dictionary<Type, (Type Codec, Type Shape, Type Builder)> s_shapes = new()
    {
        [typeof(LinkedList<>)] = (typeof(SequenceCodec<,,,,>), typeof(LinkedListShape<>), typeof(LinkedList<>)),
        [typeof(Queue<>)] = (typeof(SequenceCodec<,,,,>), typeof(QueueShape<>), typeof(Queue<>)),
        [typeof(Stack<>)] = (typeof(SequenceCodec<,,,,>), typeof(StackShape<>), typeof(Stack<>)),
        [typeof(ConcurrentQueue<>)] = (typeof(SequenceCodec<,,,,>), typeof(ConcurrentQueueShape<>), typeof(ConcurrentQueue<>)),
        [typeof(ConcurrentStack<>)] = (typeof(SequenceCodec<,,,,>), typeof(ConcurrentStackShape<>), typeof(ConcurrentStack<>)),
        [typeof(ConcurrentBag<>)] = (typeof(SequenceCodec<,,,,>), typeof(ConcurrentBagShape<>), typeof(ConcurrentBag<>)),
        [typeof(BlockingCollection<>)] = (typeof(SequenceCodec<,,,,>), typeof(BlockingCollectionShape<>), typeof(BlockingCollection<>)),
        [typeof(Collection<>)] = (typeof(SequenceCodec<,,,,>), typeof(CollectionShape<>), typeof(Collection<>)),
        [typeof(ObservableCollection<>)] = (typeof(SequenceCodec<,,,,>), typeof(ObservableCollectionShape<>), typeof(ObservableCollection<>)),
        [typeof(ReadOnlyCollection<>)] = (typeof(SequenceCodec<,,,,>), typeof(ReadOnlyCollectionShape<>), typeof(List<>)),
        [typeof(ReadOnlyObservableCollection<>)] = (typeof(SequenceCodec<,,,,>), typeof(ReadOnlyObservableCollectionShape<>), typeof(ObservableCollection<>)),
        [typeof(ImmutableArray<>)] = (typeof(SequenceCodec<,,,,>), typeof(ImmutableArrayShape<>), typeof(List<>)),
        [typeof(ImmutableList<>)] = (typeof(SequenceCodec<,,,,>), typeof(ImmutableListShape<>), typeof(List<>)),
        [typeof(IImmutableList<>)] = (typeof(SequenceCodec<,,,,>), typeof(ImmutableListInterfaceShape<>), typeof(List<>)),
        [typeof(ImmutableQueue<>)] = (typeof(SequenceCodec<,,,,>), typeof(ImmutableQueueShape<>), typeof(List<>)),
        [typeof(ImmutableStack<>)] = (typeof(SequenceCodec<,,,,>), typeof(ImmutableStackShape<>), typeof(List<>)),
        [typeof(IEnumerable<>)] = (typeof(SequenceCodec<,,,,>), typeof(EnumerableShape<>), typeof(List<>)),
        [typeof(ICollection<>)] = (typeof(SequenceCodec<,,,,>), typeof(CollectionInterfaceShape<>), typeof(List<>)),
        [typeof(IList<>)] = (typeof(SequenceCodec<,,,,>), typeof(ListInterfaceShape<>), typeof(List<>)),
        [typeof(IReadOnlyCollection<>)] = (typeof(SequenceCodec<,,,,>), typeof(ReadOnlyCollectionInterfaceShape<>), typeof(List<>)),
        [typeof(IReadOnlyList<>)] = (typeof(SequenceCodec<,,,,>), typeof(ReadOnlyListInterfaceShape<>), typeof(List<>)),
        [typeof(HashSet<>)] = (typeof(SetCodec<,,,,>), typeof(HashSetShape<>), typeof(HashSet<>)),
        [typeof(SortedSet<>)] = (typeof(SetCodec<,,,,>), typeof(SortedSetShape<>), typeof(SortedSet<>)),
        [typeof(ISet<>)] = (typeof(SetCodec<,,,,>), typeof(SetInterfaceShape<>), typeof(HashSet<>)),
        [typeof(ReadOnlySet<>)] = (typeof(SetCodec<,,,,>), typeof(ReadOnlySetShape<>), typeof(HashSet<>)),
        [typeof(IReadOnlySet<>)] = (typeof(SetCodec<,,,,>), typeof(ReadOnlySetInterfaceShape<>), typeof(HashSet<>)),
        [typeof(FrozenSet<>)] = (typeof(SetCodec<,,,,>), typeof(FrozenSetShape<>), typeof(HashSet<>)),
        [typeof(ImmutableHashSet<>)] = (typeof(SetCodec<,,,,>), typeof(ImmutableHashSetShape<>), typeof(HashSet<>)),
        [typeof(ImmutableSortedSet<>)] = (typeof(SetCodec<,,,,>), typeof(ImmutableSortedSetShape<>), typeof(SortedSet<>)),
        [typeof(IImmutableSet<>)] = (typeof(SetCodec<,,,,>), typeof(ImmutableSetInterfaceShape<>), typeof(HashSet<>)),
        [typeof(SortedDictionary<,>)] = (typeof(MappingCodec<,,,,,,>), typeof(SortedDictionaryShape<,>), typeof(SortedDictionary<,>)),
        [typeof(SortedList<,>)] = (typeof(MappingCodec<,,,,,,>), typeof(SortedListShape<,>), typeof(SortedList<,>)),
        [typeof(OrderedDictionary<,>)] = (typeof(MappingCodec<,,,,,,>), typeof(OrderedDictionaryShape<,>), typeof(OrderedDictionary<,>)),
        [typeof(IDictionary<,>)] = (typeof(MappingCodec<,,,,,,>), typeof(DictionaryInterfaceShape<,>), typeof(Dictionary<,>)),
        [typeof(IReadOnlyDictionary<,>)] = (typeof(MappingCodec<,,,,,,>), typeof(ReadOnlyDictionaryInterfaceShape<,>), typeof(Dictionary<,>)),
        [typeof(ConcurrentDictionary<,>)] = (typeof(MappingCodec<,,,,,,>), typeof(ConcurrentDictionaryShape<,>), typeof(ConcurrentDictionary<,>)),
        [typeof(FrozenDictionary<,>)] = (typeof(MappingCodec<,,,,,,>), typeof(FrozenDictionaryShape<,>), typeof(Dictionary<,>)),
        [typeof(ImmutableDictionary<,>)] = (typeof(MappingCodec<,,,,,,>), typeof(ImmutableDictionaryShape<,>), typeof(Dictionary<,>)),
        [typeof(ImmutableSortedDictionary<,>)] = (typeof(MappingCodec<,,,,,,>), typeof(ImmutableSortedDictionaryShape<,>), typeof(SortedDictionary<,>)),
        [typeof(IImmutableDictionary<,>)] = (typeof(MappingCodec<,,,,,,>), typeof(ImmutableDictionaryInterfaceShape<,>), typeof(Dictionary<,>)),
        [typeof(ReadOnlyDictionary<,>)] = (typeof(MappingCodec<,,,,,,>), typeof(ReadOnlyDictionaryShape<,>), typeof(Dictionary<,>)),
    };

    /// <summary>Views of arrays, and their shapes.</summary>
    private static readonly Dictionary<Type, Type> s_views = new()
    {
        [typeof(ArraySegment<>)] = typeof(ArraySegmentShape<>),
        [typeof(Memory<>)] = typeof(MemoryShape<>),
        [typeof(ReadOnlyMemory<>)] = typeof(ReadOnlyMemoryShape<>),
        [typeof(ReadOnlySequence<>)] = typeof(ReadOnlySequenceShape<>),
    };

    /// <summary>Tuples, and their items.</summary>
    private static readonly Dictionary<Type, Type> s_tuples = new()
    {
        [typeof(KeyValuePair<,>)] = typeof(KeyValuePairItems<,,,>),
        [typeof(Tuple<>)] = typeof(TupleItems<,>),
        [typeof(Tuple<,>)] = typeof(TupleItems<,,,>),
        [typeof(Tuple<,,>)] = typeof(TupleItems<,,,,,>),
        [typeof(Tuple<,,,>)] = typeof(TupleItems<,,,,,,,>),
        [typeof(Tuple<,,,,>)] = typeof(TupleItems<,,,,,,,,,>),
        [typeof(Tuple<,,,,,>)] = typeof(TupleItems<,,,,,,,,,,,>),
        [typeof(Tuple<,,,,,,>)] = typeof(TupleItems<,,,,,,,,,,,,,>),
        [typeof(Tuple<,,,,,,,>)] = typeof(TupleItems<,,,,,,,,,,,,,,,>),
        [typeof(ValueTuple<>)] = typeof(ValueTupleItems<,>),
        [typeof(ValueTuple<,>)] = typeof(ValueTupleItems<,,,>),
        [typeof(ValueTuple<,,>)] = typeof(ValueTupleItems<,,,,,>),
        [typeof(ValueTuple<,,,>)] = typeof(ValueTupleItems<,,,,,,,>),
        [typeof(ValueTuple<,,,,>)] = typeof(ValueTupleItems<,,,,,,,,,>),
        [typeof(ValueTuple<,,,,,>)] = typeof(ValueTupleItems<,,,,,,,,,,,>),
        [typeof(ValueTuple<,,,,,,>)] = typeof(ValueTupleItems<,,,,,,,,,,,,,>),
        [typeof(ValueTuple<,,,,,,,>)] = typeof(ValueTupleItems<,,,,,,,,,,,,,,,>),
    };

    [RequiresDynamicCode("Composes generic codecs.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = Why)]
    [UnconditionalSuppressMessage("Trimming", "IL2076", Justification = Why)]
    private static Type? ShapedCodecOf(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        Type[] arguments = type.GenericTypeArguments;
        if (s_tuples.ContainsKey(definition)) return TupleItemsOf(type) is { } items ? typeof(TupleCodec<,>).MakeGenericType(type, items) : null;
        if (s_views.TryGetValue(definition, out var view))
            return PickleTypeInfo.Find(arguments[0].MakeArrayType()) is { } array ? typeof(ArrayViewCodec<,,,>).MakeGenericType(type, arguments[0], array.Codec, view.MakeGenericType(arguments)) : null;
        if (!s_shapes.TryGetValue(definition, out var shaped) || WithCodecs(arguments) is not { } parts) return null;
        return shaped.Codec.MakeGenericType([type, shaped.Builder.MakeGenericType(arguments), .. parts, shaped.Shape.MakeGenericType(arguments)]);
    }

    [RequiresDynamicCode("Composes generic codecs.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = Why)]
    private static Type? TupleItemsOf(Type tuple)
    {
        const int Own = 7;
        if (!tuple.IsConstructedGenericType || !s_tuples.TryGetValue(tuple.GetGenericTypeDefinition(), out var items)) return null;
        Type[] arguments = tuple.GenericTypeArguments;
        if (arguments.Length <= Own) return WithCodecs(arguments) is { } parts ? items.MakeGenericType(parts) : null;
        return WithCodecs(arguments[..Own]) is { } own && TupleItemsOf(arguments[Own]) is { } rest ? items.MakeGenericType([.. own, arguments[Own], rest]) : null;
    }
}
