using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>
/// What containers became in earlier loads of an unpickler whose memo goes on: a later pickle that refers to one gets the same object. Held only
/// as long as the container itself, by the memo or by a user.
/// </content>
public partial class Unpickler
{
    private ConditionalWeakTable<object, Conversion>? _former;

    /// <summary>Those of the load that ended last, if others may come behind it.</summary>
    private Dictionary<object, Conversion>? _ended;

    /// <summary>Whether this is a user's, who may load more with it.</summary>
    private bool _hasReader;

    private Conversion? FormerConversion(object source) => _former is not null && _former.TryGetValue(source, out var found) ? found : null;

    /// <summary>At the end of a load behind which others come.</summary>
    private void KeepConversions()
    {
        if (_ended is null) return;
        _former ??= [];
        foreach (var (source, conversion) in _ended) _former.AddOrUpdate(source, conversion);
        _ended = null;
    }

    /// <summary>The memo was cleared.</summary>
    private protected void ForgetFormer() => _former = null;
}
