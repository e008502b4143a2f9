using System.ComponentModel;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Collections that stay where they are: what a member without a setter holds, and on <see cref="PickleSerializer.Populate"/> what any member
/// of the root holds. The next collection's codec takes the instance, and replaces its contents.
/// </content>
public partial class Unpickler
{
    private object? _kept;

    /// <summary>What <see cref="PickleSerializer.Populate"/> is filling, while its members are read.</summary>
    private (PickleTypeInfo Info, object Target)? _populated;

    // Which member keeps a collection of what is populated.
    private Dictionary<object, int>? _keepers;

    /// <summary>Offers an instance to the codec of a collection, which is called next.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Unpickler Keep(object? existing)
    {
        _kept = existing;
        return this;
    }

    /// <summary>The codec has been called: what it made, or filled.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T Filled<T>(T collection)
    {
        _kept = null;
        return collection;
    }

    /// <summary>The instance to fill, once.</summary>
    internal object? TakeKept()
    {
        object? kept = _kept;
        if (kept is not null) _kept = null;
        return kept;
    }

    // A member of the object that is populated comes next, or none does. A collection that another of its members has too is filled for the first
    // of them alone: the pickle may have one for each.
    private void KeepMember(int member)
    {
        _kept = _populated is var (info, target) && member >= 0 ? info.GetCollection(target, member) : null;
        if (_kept is null) return;
        _keepers ??= new(ReferenceEqualityComparer.Instance);
        if (!_keepers.TryAdd(_kept, member) && _keepers[_kept] != member) _kept = null;
    }
}
