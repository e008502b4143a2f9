using System.Collections;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Into an object that exists already, and from one object to another of the same value.</content>
public static partial class PickleSerializer
{
    /// <summary>Loads a pickle into an object that exists already: overwrites members; contents of collections are replaced, not appended to.</summary>
    /// <param name="pickle">The pickle. Bytes after STOP are left alone.</param>
    /// <param name="existing">
    /// What becomes the pickle's root: an object of an annotated type, or a collection. References to the root in the pickle become
    /// references to it; members that the pickle lacks stay as they are. Collections in its members stay too, with other contents, where the
    /// pickle has a collection there that stands nowhere else; they keep their comparers unless the pickle names another one. Objects in its
    /// members are not filled, but replaced by new ones: the pickle may refer to them from elsewhere. A <see cref="PickleDict"/> or
    /// <see cref="PickleSet"/> gets the contents alone: what in it refers to the root refers to another one.
    /// </param>
    /// <param name="options">How to load.</param>
    /// <remarks>If loading fails some members may have been overwritten, and collections may lack elements.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="existing"/> is null.</exception>
    /// <exception cref="NotSupportedException">Only a constructor can set the type's members, and that of <paramref name="existing"/> has run; or it is a collection that nothing can be added to: use <c>Deserialize</c>.</exception>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, or holds something else, or the type cannot be pickled.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    public static void Populate<T>(ReadOnlySpan<byte> pickle, T existing, PickleOptions? options = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(existing);
        var unpickler = Unpickler.Rent(options);
        var reader = new PickleReader(pickle);
        try
        {
            if (PickleTypeInfo.Find(existing.GetType()) is { Class: not null } info) PopulateObject(unpickler, ref reader, info, existing);
            else PopulateCollection(unpickler, ref reader, existing);
        }
        finally
        {
            unpickler.Return();
        }
    }

    /// <summary>Another object of the same value: saved and loaded again, shared references and cycles included.</summary>
    /// <param name="value">The value.</param>
    /// <param name="options">How to save and load. Delegates in the value need a <see cref="ClosurePolicy"/>, as on any load.</param>
    /// <exception cref="PicklingException">Something cannot be saved.</exception>
    /// <exception cref="UnpicklingException">What was saved cannot be loaded with these options.</exception>
    public static T DeepClone<T>(T value, PickleOptions? options = null) => Deserialize<T>(Serialize(value, options), options)!;

    private static void PopulateObject(Unpickler unpickler, ref PickleReader reader, PickleTypeInfo info, object existing)
    {
        if (info.NeedsMembers) throw CannotBePopulated(info.Type, "only a constructor can set its members, and that has run");
        unpickler.PopulateRoot(ref reader, existing);
    }

    private static void PopulateCollection<T>(Unpickler unpickler, ref PickleReader reader, T existing)
        where T : class
    {
        if (existing is not IEnumerable || existing is IList { IsFixedSize: true }) throw CannotBePopulated(existing.GetType(), "it is no collection to which anything could be added");
        // As what it is, where that is known: what a place of another type has, as object, it may not take. A class derived from a dict takes a dict's contents.
        object? loaded = existing.GetType() != typeof(T) && existing is not (PickleDict or PickleSet) && PickleTypeInfo.FindPlace(existing.GetType()) is { } own
            ? own.LoadKept(ref reader, unpickler, existing)
            : unpickler.LoadKept<T>(ref reader, existing);
        if (loaded is null) throw Unpickler.WrongType(existing.GetType(), found: null);
        if (ReferenceEquals(loaded, existing)) return;
        try
        {
            Replace(existing, (IEnumerable)loaded);
        }
        catch (ArgumentException exception)
        {
            throw new UnpicklingException(exception.Message, exception, path: "$");
        }
    }

    // What its codec could not fill: a user's own collection.
    private static void Replace(object collection, IEnumerable contents)
    {
        switch (collection)
        {
            case IList { IsReadOnly: false } list:
                list.Clear();
                foreach (object? item in contents) list.Add(item);
                break;
            case IDictionary { IsReadOnly: false } dictionary when contents is IDictionary entries:
                dictionary.Clear();
                foreach (DictionaryEntry entry in entries) dictionary.Add(entry.Key, entry.Value);
                break;
            case PickleDict dict when contents is PickleDict entries:
                dict.Clear();
                foreach (var (key, value) in entries) dict[key] = value;
                break;
            case PickleSet set:
                set.Clear();
                foreach (object? item in contents) set.Add(item);
                break;
            default:
                throw CannotBePopulated(collection.GetType(), "it is no collection to which anything could be added");
        }
    }

    private static NotSupportedException CannotBePopulated(Type type, string why) => new($"'{type}' cannot be populated: {why}. Use {nameof(Deserialize)}.");
}
