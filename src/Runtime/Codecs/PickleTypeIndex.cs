using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>What one assembly can pickle, or of it what is private to some type: generated once per assembly and such type, registered by its module initializer.</summary>
/// <remarks>Looked up by name and made on demand, so that a thousand annotated types cost nothing until they are used.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PickleTypeIndex
{
    private static readonly Lock s_lock = new();

    // No ConcurrentDictionary: the first look at all its values starts the runtime's event tracing, for 10 to 15 ms.
    private static PickleTypeIndex[] s_indexes = [];

    /// <summary>The indexes registered so far, in their order.</summary>
    internal static PickleTypeIndex[] Registered => Volatile.Read(ref s_indexes);

    /// <summary>Makes an index's types known. Calling it again changes nothing.</summary>
    public static void Register(PickleTypeIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        lock (s_lock)
        {
            foreach (PickleTypeIndex known in s_indexes)
            {
                if (known.GetType() == index.GetType()) return;
            }

            Volatile.Write(ref s_indexes, [.. s_indexes, index]);
        }
    }

    /// <summary>The type's info, or null if it is not in this index.</summary>
    public abstract PickleTypeInfo? Find(Type type);

    /// <summary>The info of the type that bears this name on the wire, now or formerly, or null.</summary>
    public abstract PickleTypeInfo? Find(string module, string name);

    /// <summary>Generic types with all their arguments that members mention.</summary>
    public virtual IReadOnlyList<PickleTypeInfo> Instantiations => [];

    /// <summary>The codec of a generic type, to be given the same type arguments, or null if the type is not in this index.</summary>
    /// <param name="definition">The generic type definition.</param>
    public virtual Type? FindGenericCodec(Type definition) => null;

    /// <summary>The generic type definition that bears this name on the wire, now or formerly, or null.</summary>
    public virtual Type? FindGeneric(string module, string name) => null;

    /// <summary>The interface, abstract class or other type without a codec that bears this name among type arguments, now or formerly, or null; a generic one without its arguments.</summary>
    public virtual Type? FindOpen(string name) => null;

    /// <summary>The generic types without their arguments, described anew: for tools that ask what an assembly can pickle.</summary>
    public virtual IReadOnlyList<PickleClass> GenericClasses => [];
}
