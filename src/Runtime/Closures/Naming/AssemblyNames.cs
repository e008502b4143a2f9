using System.Reflection;

namespace PickleGen.Closures;

/// <summary>What assemblies are called.</summary>
internal static class AssemblyNames
{
    /// <summary>The simple name, out of the full one, which the runtime keeps; its other form takes a quarter of a millisecond to make the first time.</summary>
    public static string SimpleNameOf(Assembly assembly)
    {
        string full = assembly.FullName!;
        int end = full.IndexOf(',');
        // Quoted and escaped where it has characters that few names have.
        return end > 0 && full[0] != '"' && !full.Contains('\\') ? full[..end] : Unquoted(assembly);
    }

    /// <summary>Whether an assembly of this simple name comes with .NET.</summary>
    public static bool IsFramework(string name) =>
        name is "System" or "mscorlib" or "netstandard" or "Microsoft.CSharp" || name.StartsWith("System.", StringComparison.Ordinal);

    private static string Unquoted(Assembly assembly) => assembly.GetName().Name!;
}
