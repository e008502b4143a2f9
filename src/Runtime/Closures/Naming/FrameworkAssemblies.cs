namespace PickleGen.Closures;

/// <summary>The assemblies that come with .NET.</summary>
internal static class FrameworkAssemblies
{
    /// <summary>Whether an assembly of this simple name comes with .NET.</summary>
    public static bool IsName(string name) =>
        name is "System" or "mscorlib" or "netstandard" or "Microsoft.CSharp" || name.StartsWith("System.", StringComparison.Ordinal);
}
