using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using PickleGen.Codecs;

namespace PickleGen.Closures;

/// <summary>A captured value whose place's type says how it is saved: in an <c>object</c> a dictionary or set would lose its comparer.</summary>
internal sealed class PlacedValue : StaticValue
{
    private readonly PickleTypeInfo _codec;

    private PlacedValue(PickleTypeInfo codec, object value)
    {
        _codec = codec;
        Value = value;
    }

    /// <summary>
    /// A value as the ladder saves it in a place of this type: an annotated enum that is no object's as its number, the compiler's own read-only collection as
    /// a list, with the comparers that are in it; the place's type makes of it what it was.
    /// </summary>
    /// <remarks>
    /// Reflection gives the address in a function pointer as a number, which must not travel as one. Numbers and lists do not say which enum or
    /// array they were, and neither does the type of a place that is declared as any of them.
    /// </remarks>
    [return: NotNullIfNotNull(nameof(value))]
    public static object? Of(object? value, Type place)
    {
        if (value is null) return null;
        if (value is Enum number && place.IsValueType && PickleTypeInfo.Find(number.GetType()) is { Class: not null }) return Convert.ChangeType(number, number.GetTypeCode(), provider: null);
        if (place.IsFunctionPointer) return CapturedFunctionPointer.Instance;
        if (!ComesBack(value, place)) return CapturedBase.Instance;
        if (LackingItems.AreIn(value, place)) return LackingType.IsMadeOfOne(place) ? new LackingItems(value, place) : CapturedBase.Instance;
        if ((Comparers.AreIn(value) || IsReadOtherwise(value, place) || IsGroups(place)) && PickleTypeInfo.Find(place) is { } codec) return new PlacedValue(codec, value);
        return place.IsInterface && value is IEnumerable items && CompilerNames.IsReadOnlyCollection(value.GetType()) ? ItemsOf(items) : value;
    }

    internal override object Value { get; }

    internal override void Save(ref PickleWriter writer, Pickler pickler) => _codec.SaveObject(ref writer, pickler, Value);

    // Of what a lookup or a group is nothing is known by itself.
    private static bool IsGroups(Type place) =>
        place.IsConstructedGenericType && (place.GetGenericTypeDefinition() == typeof(ILookup<,>) || place.GetGenericTypeDefinition() == typeof(IGrouping<,>));

    private static List<object?> ItemsOf(IEnumerable items) => [.. items];

    // A number has the type that the place gives it; where that is none, the type that Python's number has here.
    private static bool ComesBack(object value, Type place)
    {
        if (place == typeof(Enum) || place == typeof(Array)) return false;
        return place.IsValueType || value is not IConvertible scalar || value.GetType() == place || ArrivalOf(scalar).IsAssignableTo(place);
    }

    private static Type ArrivalOf(IConvertible value) => value.GetTypeCode() switch
    {
        TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 => typeof(int),
        TypeCode.UInt32 or TypeCode.Int64 => value.ToInt64(provider: null) is >= int.MinValue and <= int.MaxValue ? typeof(int) : typeof(long),
        TypeCode.UInt64 => value.ToUInt64(provider: null) is var number and > int.MaxValue ? number > long.MaxValue ? typeof(BigInteger) : typeof(long) : typeof(int),
        TypeCode.Single => typeof(double),
        TypeCode.Char => typeof(string),
        _ => value.GetType(),
    };
}
