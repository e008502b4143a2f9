using System.Reflection;

namespace PickleGen.Closures;

/// <summary>A method that a pickle names, found and checked.</summary>
internal sealed class LoadedMethod(MethodIdentity identity, MethodInfo[] candidates)
{
    /// <summary>What the pickle calls it.</summary>
    public MethodIdentity Identity => identity;

    /// <summary>The method.</summary>
    public MethodInfo Method => candidates[0];

    /// <summary>The method on this closure: where the same lambda stands in several places, the one that shares its variables.</summary>
    public MethodInfo On(ClosureShell shell)
    {
        if (shell.Instance is not { } closure || candidates.Length == 1) return Method;
        return candidates.FirstOrDefault(candidate => candidate.DeclaringType == closure.GetType()) ?? Method;
    }
}
