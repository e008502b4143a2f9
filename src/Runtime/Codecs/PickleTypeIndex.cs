using System.Collections.Concurrent;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>What one assembly can pickle: generated once per assembly, registered by its module initializer.</summary>
/// <remarks>Looked up by name and made on demand, so that a thousand annotated types cost nothing until they are used.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PickleTypeIndex
{
    private static readonly ConcurrentDictionary<System.Reflection.Assembly, PickleTypeIndex> s_indexes = new();

    /// <summary>The indexes registered so far.</summary>
    internal static ICollection<PickleTypeIndex> Registered => s_indexes.Values;

    /// <summary>Makes an assembly's types known. Calling it again changes nothing.</summary>
    public static void Register(PickleTypeIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        s_indexes.TryAdd(index.GetType().Assembly, index);
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
}
