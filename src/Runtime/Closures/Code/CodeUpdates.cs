using System.Reflection.Metadata;
using PickleGen.Closures;

[assembly: MetadataUpdateHandler(typeof(CodeUpdates))]

namespace PickleGen.Closures;

/// <summary>Hot reload replaces the code of methods that stay the same to reflection: what was found out about code before is forgotten then.</summary>
internal static class CodeUpdates
{
    private static readonly List<WeakReference<ClosureLoader>> s_loaders = [];

    /// <summary>Tells a loader of updates, in a process that can have any.</summary>
    public static void Watch(ClosureLoader loader)
    {
        if (!MetadataUpdater.IsSupported) return;
        lock (s_loaders)
        {
            s_loaders.RemoveAll(static watched => !watched.TryGetTarget(out _));
            s_loaders.Add(new WeakReference<ClosureLoader>(loader));
        }
    }

    /// <summary>Called by its name, by whoever has applied an update: <c>dotnet watch</c>, an IDE.</summary>
    public static void ClearCache(Type[]? updated)
    {
        _ = updated;
        MethodCode.Forget();
        MovingMethods.Forget();
        ClosureFields.Forget();
        FileLocalTypes.Forget();
        PickledMethod.Forget();
        lock (s_loaders)
        {
            foreach (var watched in s_loaders)
            {
                if (watched.TryGetTarget(out ClosureLoader? loader)) loader.Forget();
            }
        }
    }
}
