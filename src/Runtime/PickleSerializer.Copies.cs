using System.Collections;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Into an object that exists already, and from one object to another of the same value.</content>
public static partial class PickleSerializer
{
    /// <summary>Loads a pickle into an object that exists already: overwrites members; contents of collections are replaced, not appended to.</summary>
    /// <param name="pickle">The pickle. Bytes after STOP are left alone.</param>
    /// <param name="existing">
    /// What becomes the pickle's root: an object of an annotated type, a list or a dictionary. References to the root in the pickle become
    /// references to it; members that the pickle lacks stay as they are. Objects in its members are not filled, but replaced by new ones.
    /// </param>
    /// <param name="options">How to load.</param>
    /// <remarks>If loading fails some members may have been overwritten.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="existing"/> is null.</exception>
    /// <exception cref="NotSupportedException">Only a constructor can set the type's members, and that of <paramref name="existing"/> has run: use <c>Deserialize</c>.</exception>
    /// <exception cref="PicklingException">The type cannot be pickled.</exception>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, or holds something else.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    public static void Populate<T>(ReadOnlySpan<byte> pickle, T existing, PickleOptions? options = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(existing);
        if (existing is IList { IsFixedSize: false } list)
        {
            Replace(list, (IEnumerable?)Deserialize<T>(pickle, options));
            return;
        }
        if (existing is IDictionary dictionary)
        {
            Replace(dictionary, (IDictionary?)Deserialize<T>(pickle, options));
            return;
        }

        var info = PickleTypeInfo.Get(existing.GetType());
        if (info.Class is null || info.NeedsMembers)
        {
            throw new NotSupportedException(
                $"'{info.Type}' cannot be populated: only a constructor can set its members, and that has run. Use {nameof(Deserialize)}.");
        }
        var unpickler = Unpickler.Rent(options);
        var reader = new PickleReader(pickle);
        try
        {
            unpickler.PopulateRoot(ref reader, info, existing);
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

    private static void Replace(IList list, IEnumerable? contents)
    {
        if (contents is null) throw Unpickler.WrongType(list.GetType(), found: null);
        list.Clear();
        foreach (object? item in contents) list.Add(item);
    }

    private static void Replace(IDictionary dictionary, IDictionary? contents)
    {
        if (contents is null) throw Unpickler.WrongType(dictionary.GetType(), found: null);
        dictionary.Clear();
        foreach (DictionaryEntry entry in contents) dictionary.Add(entry.Key, entry.Value);
    }
}
