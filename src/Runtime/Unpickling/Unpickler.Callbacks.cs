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
        foreach (var (target, callback) in callbacks)
        {
            try
            {
                callback(target);
            }
            catch (Exception exception) when (exception is not (PickleException or NullReferenceException or OutOfMemoryException or OperationCanceledException))
            {
                // All has been read: the place where that ended says nothing of the object.
                throw new UnpicklingException($"[OnUnpickled] of '{target.GetType()}' failed: {ShownText.OfSentence(exception.Message)}", exception, path: "$");
            }
        }
    }
}
