using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>
/// What containers of the stack machine became where members want types: whoever refers to one container gets one result. A later pickle of an
/// unpickler whose memo goes on may refer to one as well; what it became is held only as long as the container itself, by the memo or by a user.
/// </summary>
internal sealed class Conversions
{
    /// <summary>Those of the pickle that is read.</summary>
    private Dictionary<object, Conversion>? _made;

    /// <summary>Those of the pickle that ended last, if others may come behind it.</summary>
    private Dictionary<object, Conversion>? _ended;

    /// <summary>Those of the pickles before.</summary>
    private ConditionalWeakTable<object, Conversion>? _former;

    /// <summary>Whether this pickle has made any.</summary>
    public bool HasNew => _made is not null;

    /// <summary>What a container became first in this pickle, another object; null: nothing else.</summary>
    public Conversion? FindNew(object source) => _made?.GetValueOrDefault(source) is { } conversion && !ReferenceEquals(conversion.Made, source) ? conversion : null;

    /// <summary>What a container became first, where any type will do. Else the container.</summary>
    public object Replaced(object source) => First(source)?.Made ?? source;

    /// <summary>What was remembered for this source: whoever refers to one container gets one result.</summary>
    public bool TryGet<T>(object source, [NotNullWhen(true)] out T? converted)
        where T : class
    {
        bool isConverted = TryGet(source, typeof(T), out object? made);
        converted = made as T;
        return isConverted;
    }

    /// <summary>Remembers what a container of the stack machine became.</summary>
    /// <param name="source">The container.</param>
    /// <param name="converted">What it became.</param>
    /// <param name="convert">What made it so: the codec's <c>FromObject</c>.</param>
    public void Remember<T>(object source, T converted, Func<object, Unpickler, T?> convert)
        where T : class => Remember(source, typeof(T), converted, convert);

    /// <inheritdoc cref="TryGet{T}(object, out T)"/>
    public bool TryGet(object source, Type target, [NotNullWhen(true)] out object? converted)
    {
        converted = (To(target, source) ?? For(target, source))?.Made;
        return converted is not null;
    }

    /// <inheritdoc cref="Remember{T}(object, T, Func{object, Unpickler, T})"/>
    public void Remember(object source, Type target, object converted, Func<object, Unpickler, object?> convert)
    {
        // To Python all empty tuples are one object, and nobody can tell: what may be added to here is not.
        if (source is PickleTuple { Count: 0 }) return;
        _made ??= new(ReferenceEqualityComparer.Instance);
        if (To(target, source) is { } known) known.Made = converted;
        else if (_made.TryGetValue(source, out var first)) first.Next = new Conversion(target, converted, convert) { Next = first.Next };
        else _made.Add(source, new Conversion(target, converted, convert) { Next = Former(source) });
    }

    /// <summary>Forgets what was remembered first of this source: it turned out to be something else.</summary>
    public void Forget(object source)
    {
        if (_made is null || !_made.TryGetValue(source, out var first)) return;
        if (first.Next is { } next) _made[source] = next;
        else _made.Remove(source);
    }

    private Conversion? First(object source) => _made?.GetValueOrDefault(source) ?? Former(source);

    private Conversion? To(Type target, object source)
    {
        var conversion = First(source);
        while (conversion is not null && conversion.Target != target) conversion = conversion.Next;
        return conversion;
    }

    // An IReadOnlyList<int> and a List<int> may be one list.
    private Conversion? For(Type target, object source)
    {
        var conversion = First(source);
        while (conversion is not null && !Is(conversion.Made, target)) conversion = conversion.Next;
        return conversion;
    }

    /// <summary>Whether a value is of a type. To the runtime an <c>int[]</c> is a <c>uint[]</c> as well, and an <c>IReadOnlyList&lt;uint&gt;</c>; its numbers are not.</summary>
    public static bool Is(object value, Type type) =>
        type.IsInstanceOfType(value) && (value is not Array array || ItemOf(type) is not { IsValueType: true } item || item == array.GetType().GetElementType());

    /// <summary>The type of what an array or a generic collection holds; null: it is neither.</summary>
    public static Type? ItemOf(Type type) => type.HasElementType ? type.GetElementType() : type.IsGenericType ? type.GenericTypeArguments[0] : null;

    /// <summary>The pickle has been read.</summary>
    /// <param name="areKept">Whether another may refer to what it holds, once <see cref="Keep"/> is called.</param>
    public void EndPickle(bool areKept)
    {
        if (areKept) _ended = _made;
        _made = null;
    }

    /// <summary>Nothing can refer to what this pickle made.</summary>
    public void ForgetNew() => _made = null;

    /// <summary>Others come behind the pickle that ended.</summary>
    public void Keep()
    {
        if (_ended is null) return;
        _former ??= [];
        foreach (var (source, conversion) in _ended) _former.AddOrUpdate(source, conversion);
        _ended = null;
    }

    /// <summary>The memo was cleared: nothing that comes can refer to what was before.</summary>
    public void ForgetFormer() => (_ended, _former) = (null, null);

    private Conversion? Former(object source) => _former is not null && _former.TryGetValue(source, out var found) ? found : null;

    /// <summary>One of them, and those to other types.</summary>
    public sealed class Conversion(Type target, object made, Func<object, Unpickler, object?> convert)
    {
        public Type Target { get; } = target;

        public Func<object, Unpickler, object?> Convert { get; } = convert;

        public object Made { get; set; } = made;

        public Conversion? Next { get; set; }
    }
}
