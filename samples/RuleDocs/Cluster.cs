namespace RuleDocs;

/// <summary>Stands for whatever sends work to other machines.</summary>
public static class Cluster
{
    /// <summary>Runs the work on another machine.</summary>
    public static Task<T> Run<T>([Pickled] Func<T> work) => Task.Run(work);
}
