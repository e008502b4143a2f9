using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A Python <c>list</c> of <c>(priority, element)</c>, in order of priority: what <c>heapq</c> works on.</summary>
/// <typeparam name="TElement">The elements.</typeparam>
/// <typeparam name="TElementCodec">How one is written.</typeparam>
/// <typeparam name="TPriority">Their priorities.</typeparam>
/// <typeparam name="TPriorityCodec">How one is written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PriorityQueueCodec<TElement, TElementCodec, TPriority, TPriorityCodec> : IPickleCodec<PriorityQueue<TElement, TPriority>?>
    where TElementCodec : struct, IPickleCodec<TElement>
    where TPriorityCodec : struct, IPickleCodec<TPriority>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, PriorityQueue<TElement, TPriority>? value) =>
        SequenceCodec<PriorityQueue<TElement, TPriority>, PriorityQueue<TElement, TPriority>, (TPriority, TElement), PairCodec, Shape>.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static PriorityQueue<TElement, TPriority>? Load(ref PickleReader reader, Unpickler unpickler) =>
        SequenceCodec<PriorityQueue<TElement, TPriority>, PriorityQueue<TElement, TPriority>, (TPriority, TElement), PairCodec, Shape>.Load(ref reader, unpickler);

    /// <inheritdoc/>
    public static PriorityQueue<TElement, TPriority>? FromObject(object? value, Unpickler unpickler) =>
        SequenceCodec<PriorityQueue<TElement, TPriority>, PriorityQueue<TElement, TPriority>, (TPriority, TElement), PairCodec, Shape>.FromObject(value, unpickler);

    private readonly struct PairCodec : IPickleCodec<(TPriority, TElement)>
    {
        public static void Save(ref PickleWriter writer, Pickler pickler, (TPriority, TElement) value)
        {
            if (HashedKeys<TPriority>.MayBeIncomplete) pickler.EnterPlace();
            TupleCodec<(TPriority, TElement), ValueTupleItems<TPriority, TPriorityCodec, TElement, TElementCodec>>.Save(ref writer, pickler, value);
            if (HashedKeys<TPriority>.MayBeIncomplete) pickler.LeavePlace();
        }

        public static (TPriority, TElement) Load(ref PickleReader reader, Unpickler unpickler) =>
            TupleCodec<(TPriority, TElement), ValueTupleItems<TPriority, TPriorityCodec, TElement, TElementCodec>>.Load(ref reader, unpickler);

        public static (TPriority, TElement) FromObject(object? value, Unpickler unpickler) =>
            TupleCodec<(TPriority, TElement), ValueTupleItems<TPriority, TPriorityCodec, TElement, TElementCodec>>.FromObject(value, unpickler);
    }

    private readonly struct Shape : ISequenceShape<PriorityQueue<TElement, TPriority>, PriorityQueue<TElement, TPriority>, (TPriority, TElement)>
    {
        public static IEnumerable<(TPriority, TElement)> Items(PriorityQueue<TElement, TPriority> value)
        {
            Comparers.ExpectDefault(value.Comparer);
            return value.UnorderedItems.Select(static item => (item.Priority, item.Element)).OrderBy(static item => item.Priority, value.Comparer);
        }

        public static PriorityQueue<TElement, TPriority> Start(int capacity) => new(capacity);

        public static void Add(PriorityQueue<TElement, TPriority> builder, (TPriority, TElement) item) => builder.Enqueue(item.Item2, item.Item1);

        public static PriorityQueue<TElement, TPriority> Finish(PriorityQueue<TElement, TPriority> builder) => builder;
    }
}
