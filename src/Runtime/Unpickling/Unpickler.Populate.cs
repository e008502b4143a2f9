using PickleGen.Codecs;

namespace PickleGen;

/// <content>Loads into an object that exists already: the stack machine is given it where it would make the root.</content>
public partial class Unpickler
{
    private object? _existing;

    /// <summary>The pickle at the reader's position, its root being <paramref name="existing"/>.</summary>
    internal void PopulateRoot(ref PickleReader reader, PickleTypeInfo info, object existing)
    {
        object? root;
        _existing = existing;
        try
        {
            root = Load(ref reader);
        }
        finally
        {
            _existing = null;
        }
        if (ReferenceEquals(root, existing)) return;
        if (info.Class is not { Layout: PickleLayout.Dict } || root is not PickleDict state) throw WrongType(info.Type, root);

        bool loaded = false;
        try
        {
            Remember(state, existing);
            BuildObject(info, existing, state);
            CompleteLoad();
            loaded = true;
        }
        finally
        {
            EndLoad(loaded);
        }
    }

    /// <summary>The object to fill, once: what is made while nothing lies on the stack is the root.</summary>
    private object? TakeExisting(PickleTypeInfo info)
    {
        if (_existing is not { } existing || _stackCount > 0 || existing.GetType() != info.Type) return null;
        _existing = null;
        return existing;
    }
}
