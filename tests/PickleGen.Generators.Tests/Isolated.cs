using System.Reflection;
using System.Runtime.Loader;

namespace PickleGen.Generators.Tests;

/// <summary>Assemblies with a runtime of their own, as another process would have it: names that they register are theirs alone.</summary>
internal sealed class Isolated() : AssemblyLoadContext("isolated", isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == "PickleGen" ? LoadFromAssemblyPath(typeof(PickleSerializer).Assembly.Location) : null;
}
