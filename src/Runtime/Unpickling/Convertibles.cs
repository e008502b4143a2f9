using System.Diagnostics.CodeAnalysis;

namespace PickleGen;

/// <summary>Objects that become what a place wants by their own code: asked where no codec knows what to do with one.</summary>
internal static class Convertibles
{
    /// <summary>A value type's value.</summary>
    /// <exception cref="UnpicklingException">The object cannot be that.</exception>
    public static T To<T>(object? value)
        where T : struct => TryAsk(value, out T converted) ? converted : throw Unpickler.WrongType(typeof(T), value);

    /// <summary>The same of any type: whoever refers to the one object gets the one result.</summary>
    public static bool TryTo<T>(object value, Unpickler unpickler, [NotNullWhen(true)] out T? converted)
    {
        if (value is not IPickleConvertible)
        {
            converted = default;
            return false;
        }
        if (typeof(T).IsValueType) return TryAsk(value, out converted);
        if (unpickler.Conversions.TryGet(value, typeof(T), out object? made))
        {
            converted = (T)made;
            return true;
        }
        if (!TryAsk(value, out converted)) return false;
        unpickler.Conversions.Remember(value, typeof(T), converted, static (value, unpickler) => TryTo(value, unpickler, out T? again) ? again : throw Unpickler.WrongType(typeof(T), value));
        return true;
    }

    /// <summary>Its elements, in the place of a collection of <typeparamref name="T"/>: as such, else to be converted one by one.</summary>
    public static bool TryItems<T>(object value, Unpickler unpickler, [NotNullWhen(true)] out Array? items)
    {
        items = TryTo(value, unpickler, out T[]? typed) ? typed : TryTo(value, unpickler, out object?[]? objects) ? objects : null;
        return items is not null;
    }

    // By exact type: to the runtime an int[] is a uint[] as well.
    private static bool TryAsk<T>(object? value, [NotNullWhen(true)] out T? converted)
    {
        converted = default;
        if (value is not IPickleConvertible convertible || !convertible.TryConvertTo(typeof(T), out object? made)) return false;
        converted = Conversions.Is(made, typeof(T)) ? (T)made : throw new UnpicklingException($"A '{value.GetType()}' made a '{made.GetType()}' of itself where it was asked for a '{typeof(T)}'.");
        return true;
    }
}
