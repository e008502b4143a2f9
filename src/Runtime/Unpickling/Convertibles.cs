using System.Diagnostics.CodeAnalysis;

namespace PickleGen;

/// <summary>Objects that become what a place wants by their own code: asked where no codec knows what to do with one.</summary>
internal static class Convertibles
{
    /// <summary>What one of an array's objects takes at least, with the reference to it.</summary>
    private const int BytesOfItem = 32;

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
        Charge(converted, unpickler);
        unpickler.Conversions.Remember(value, typeof(T), converted, static (value, unpickler) => TryTo(value, unpickler, out T? again) ? again : throw Unpickler.WrongType(typeof(T), value));
        return true;
    }

    /// <summary>A value type's value where there may be none.</summary>
    public static bool TryNullable<T>(object value, out T? converted)
        where T : struct
    {
        converted = null;
        if (value is not IPickleConvertible convertible || !convertible.TryConvertTo(typeof(T?), out object? made)) return false;
        converted = made is null ? null : Checked<T>(value, made);
        return true;
    }

    /// <summary>Its elements, in the place of a collection of <typeparamref name="T"/>: as such, else to be converted one by one.</summary>
    public static bool TryItems<T>(object value, Unpickler unpickler, [NotNullWhen(true)] out Array? items)
    {
        items = TryTo(value, unpickler, out T[]? typed) ? typed : TryTo(value, unpickler, out object?[]? objects) ? objects : null;
        return items is not null;
    }

    // A few bytes can refer to what many are made of again and again, or promise rows of nothing.
    private static void Charge(object made, Unpickler unpickler)
    {
        if (made is string text) unpickler.ChargeCopy(text.Length);
        if (made is not Array array) return;
        var element = array.GetType().GetElementType()!;
        bool isOfRows = element.IsArray;
        if (element.IsValueType)
        {
            unpickler.ChargeCopy(array.LongLength);
            return;
        }
        foreach (object? item in array)
        {
            unpickler.ChargeNode(BytesOfItem);
            if (isOfRows && item is not null) Charge(item, unpickler);
        }
    }

    private static bool TryAsk<T>(object? value, [NotNullWhen(true)] out T? converted)
    {
        converted = default;
        if (value is not IPickleConvertible convertible || !convertible.TryConvertTo(typeof(T), out object? made)) return false;
        converted = Checked<T>(value, made);
        return true;
    }

    // By exact type: to the runtime an int[] is a uint[] as well.
    [return: NotNull]
    private static T Checked<T>(object value, object? made) => made is not null && Conversions.Is(made, typeof(T))
        ? (T)made
        : throw new UnpicklingException($"A '{value.GetType()}' made {(made is null ? "null" : $"a '{made.GetType()}'")} of itself where it was asked for a '{typeof(T)}'.");
}
