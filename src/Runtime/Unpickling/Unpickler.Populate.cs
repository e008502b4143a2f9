using PickleGen.Codecs;

namespace PickleGen;

/// <content>Loads into an object that exists already: the stack machine is given it where it would make the root.</content>
public partial class Unpickler
{
    private object? _existing;

    /// <summary>The same, until the pickle has been read: collections in its members stay where they are.</summary>
    private object? _existingRoot;

    private object? _keptRoot;

    /// <summary>The pickle at the reader's position, its root being <paramref name="existing"/>.</summary>
    internal void PopulateRoot(ref PickleReader reader, object existing)
    {
        (_existing, _existingRoot) = (existing, existing);
        try
        {
            Load(ref reader);
        }
        finally
        {
            (_existing, _existingRoot, _keepers) = (null, null, null);
        }
    }

    /// <summary>The pickle at the reader's position, a collection; <paramref name="existing"/> itself where its codec can fill it.</summary>
    internal T LoadKept<T>(ref PickleReader reader, object existing)
    {
        (_kept, _keptRoot) = (existing, existing);
        try
        {
            return LoadRoot<T>(ref reader);
        }
        finally
        {
            (_kept, _keptRoot) = (null, null);
        }
    }

    // In dict layout the root is a dictionary until it has been read.
    private void Populate(object existing, object? root)
    {
        if (ReferenceEquals(root, existing)) return;
        var info = PickleTypeInfo.GetLoaded(existing.GetType());
        if (root?.GetType() == info.Type)
            throw new UnpicklingException($"The pickle's '{info.Type}' cannot be filled into another: a call made it, or it is in a cycle through what it is made from. Load it by Deserialize.");
        if (info.Class is not { Layout: PickleLayout.Dict } || root is not PickleDict state) throw WrongType(info.Type, root);
        _existing = null;
        // What it leads to may have led to it, and asked for the object.
        if (ReferenceEquals(Conversions.Replaced(state), existing)) return;
        Remember(state, existing, info);
        BuildObject(info, existing, state);
    }

    /// <summary>The same where an object is a dictionary, and refers to itself: the root lies lowest on the stack while it is read.</summary>
    private object? TakeExistingState(PickleTypeInfo info, PickleDict state)
    {
        if (_existing is not { } existing || _stackCount == 0 || !ReferenceEquals(_stack[0], state) || existing.GetType() != info.Type) return null;
        _existing = null;
        return existing;
    }

    /// <summary>The object to fill, once: what is made while nothing lies on the stack is the root.</summary>
    private object? TakeExisting(PickleTypeInfo info)
    {
        if (_existing is not { } existing || _stackCount > 0 || existing.GetType() != info.Type) return null;
        _existing = null;
        return existing;
    }
}
