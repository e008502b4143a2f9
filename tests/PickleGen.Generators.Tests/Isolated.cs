using System.Reflection;
using System.Runtime.Loader;

namespace PickleGen.Generators.Tests;

/// <summary>Assemblies with a runtime of their own, as another process would have it: names that they register are theirs alone.</summary>
/// <remarks>
/// Not collectible: with .NET 10.0.12 this host died of a corrupt heap now and then, in the collector, and only in runs that unload. The heap is
/// whole when it is looked at (CONTRIBUTING.md), and a program without PickleGen dies likewise (tests/Unloading).
/// </remarks>
internal sealed class Isolated() : AssemblyLoadContext("isolated")
{
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == "PickleGen" ? LoadFromAssemblyPath(typeof(PickleSerializer).Assembly.Location) : null;
}
