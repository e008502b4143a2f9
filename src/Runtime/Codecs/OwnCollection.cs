namespace PickleGen.Codecs;

/// <summary>
/// A collection that is saved as something else: what a hook makes of it; an annotated class in the place of a collection that it derives from or
/// implements, as what it is, with its own members.
/// </summary>
/// <typeparam name="TCollection">The place's type.</typeparam>
internal static class OwnCollection<TCollection>
{
    // The last type that was found to have nothing of its own; most places only ever hold one.
    private static Type? s_plain;

    /// <summary>Saves the value as a hook wants it, or as an object. False, nothing written: it is no more than a collection.</summary>
    public static bool TrySave(ref PickleWriter writer, Pickler pickler, TCollection value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return true;
        if (typeof(TCollection).IsValueType || value is null) return false;
        Type type = value.GetType();
        return type != typeof(TCollection) && type != s_plain && TrySave(ref writer, pickler, value, type);
    }

    private static bool TrySave(ref PickleWriter writer, Pickler pickler, object value, Type type)
    {
        if (PickleTypeInfo.Find(type)?.Class is null)
        {
            s_plain = type;
            return false;
        }
        pickler.Save(ref writer, value);
        return true;
    }
}
