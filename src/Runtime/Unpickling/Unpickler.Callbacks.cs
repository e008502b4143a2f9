using System.ComponentModel;

namespace PickleGen;

/// <content>What generated code wants called once the root is linked.</content>
public partial class Unpickler
{
    private List<(object Target, Action<object> Callback)>? _afterLinking;

    /// <summary>Calls <paramref name="callback"/> when the whole root has been loaded, after those that were asked for before.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AfterLinking(object target, Action<object> callback) => (_afterLinking ??= []).Add((target, callback));

    /// <summary>The root is linked: calls back, in the order in which objects were completed, so children before parents.</summary>
    internal void CallAfterLinking()
    {
        var callbacks = _afterLinking;
        _afterLinking = null;
        if (callbacks is null) return;
        foreach (var (target, callback) in callbacks) callback(target);
    }
}
