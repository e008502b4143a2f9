using System.Collections;
using System.ComponentModel;
using System.Dynamic;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>A member's value together with its static type, where the ladder could not tell from the value alone how to save it: a query, a user's own list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StaticValue
{
    private protected StaticValue()
    {
    }

    /// <summary>The value, by itself if it can be saved so. The ladder writes a dictionary as Python does, which has no place for a comparer.</summary>
    public static object? Of<T, TCodec>(T value)
        where TCodec : struct, IPickleCodec<T> =>
        value is null || (PickleTypeInfo.Find(value.GetType()) is not null && !HasOpenItems<T>.Value && !Comparers.AreIn(value) && !IsReadOtherwise(value, typeof(T)))
            ? value
            : new Typed<T, TCodec>(value);

    /// <summary>
    /// Whether a place of this type reads something else than what the value is by itself: pairs where that is a dictionary, any exception where
    /// that must come back as what it is.
    /// </summary>
    internal static bool IsReadOtherwise(object value, Type place) =>
        place == typeof(Exception) || (place.IsInterface && (ArePairs(place) || (value is IDictionary or ExpandoObject && (place == typeof(IEnumerable) || place == typeof(ICollection)))));

    private static bool ArePairs(Type place) =>
        place.GenericTypeArguments is [{ IsConstructedGenericType: true } item] && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    /// <summary>The value by itself, for whoever is asked about it.</summary>
    internal abstract object? Value { get; }

    internal abstract void Save(ref PickleWriter writer, Pickler pickler);

    /// <summary>Elements of an interface of .NET's: what comes may be of a type that nobody knows by itself, a query or a lookup.</summary>
    private static class HasOpenItems<T>
    {
        public static readonly bool Value = Has(typeof(T));

        private static bool Has(Type type) => type.IsArray
            ? IsOpen(type.GetElementType()!)
            : type.GetGenericArguments().Any(IsOpen);

        private static bool IsOpen(Type type) => (type is { IsInterface: true, IsGenericType: true } && type.Assembly != typeof(StaticValue).Assembly && PickleTypeInfo.Find(type) is not null) || Has(type);
    }

    private sealed class Typed<T, TCodec>(T value) : StaticValue
        where TCodec : struct, IPickleCodec<T>
    {
        internal override object? Value => value;

        internal override void Save(ref PickleWriter writer, Pickler pickler) => TCodec.Save(ref writer, pickler, value);
    }
}
