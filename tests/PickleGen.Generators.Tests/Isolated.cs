using System.Reflection;
using System.Runtime.Loader;

namespace PickleGen.Generators.Tests;

/// <summary>Assemblies with a runtime of their own, as another process would have it: names that they register are theirs alone.</summary>
/// <remarks>
/// Not collectible: .NET 10.0.12 corrupts the heap at times where assemblies with thread-static fields are unloaded, as our runtime is one.
/// A program of thirty lines without PickleGen shows it.
/// </remarks>
internal sealed class Isolated() : AssemblyLoadContext("isolated")
{
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == "PickleGen" ? LoadFromAssemblyPath(typeof(PickleSerializer).Assembly.Location) : null;
}
