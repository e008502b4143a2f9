using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace PickleGen.Tests;

/// <summary>What sources in tests are compiled against: net10.0's reference assemblies, as a user's project sees them, and PickleGen.dll.</summary>
internal static class ReferenceAssemblies
{
    public static ImmutableArray<MetadataReference> Net10 { get; } = [.. Directory.GetFiles(Folder(), "*.dll").Order(StringComparer.Ordinal).Select(Reference)];

    public static MetadataReference PickleGen { get; } = Reference(typeof(PicklableAttribute).Assembly.Location);

    private static MetadataReference Reference(string path) => MetadataReference.CreateFromFile(path);

    /// <summary>The targeting pack that this very test project was compiled with; its path is handed over by ReferenceAssemblies.targets.</summary>
    private static string Folder()
    {
        var pack = typeof(ReferenceAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "TargetingPack");
        return Path.Combine(pack.Value!, "ref", "net10.0");
    }
}
