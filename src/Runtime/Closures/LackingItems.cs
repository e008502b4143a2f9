using System.Collections;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen.Closures;

/// <summary>
/// Stands for a collection or tuple in a captured variable whose type cannot be pickled, as no reader knows what the items are declared as: Python's list
/// or dict, which arrives, is not what the variable takes.
/// </summary>
/// <param name="value">The collection.</param>
/// <param name="place">The variable's type.</param>
internal sealed class LackingItems(object value, Type place) : StaticValue
{
    internal override object Value => value;

    /// <summary>Whether a value that is one of Python's collections on the wire would be refused by a place of this type.</summary>
    public static bool AreIn(object value, Type place) =>
        value is IEnumerable or ITuple && value is not string
        && PickleTypeInfo.Find(place) is null or { IsOpen: true }
        && ArrivalOf(value.GetType()) is { } arrival && !arrival.IsAssignableTo(place);

    /// <exception cref="PicklingException">Always: it would be refused on load.</exception>
    internal override void Save(ref PickleWriter writer, Pickler pickler) => throw PickleTypeInfo.NotPicklable(place, PickleTypeInfo.OrReducer);

    private static Type? ArrivalOf(Type type) => BuiltInKinds.Of(type, PickleTypeInfo.Find(type)) switch
    {
        BuiltInKind.Array or BuiltInKind.List => typeof(List<object?>),
        BuiltInKind.Dictionary => typeof(PickleDict),
        BuiltInKind.Set => typeof(PickleSet),
        BuiltInKind.Tuple => typeof(PickleTuple),
        // Numbers arrive in an array of Python's, which places that take a list take too.
        _ => (type.IsArray && type != typeof(byte[])) || CompilerNames.IsReadOnlyCollection(type) ? typeof(List<object?>) : null,
    };
}
