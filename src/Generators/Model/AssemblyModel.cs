using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Model;

/// <summary>What the index needs to know of the assembly that is compiled.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Referenced">The indexes of the assemblies it refers to, as source.</param>
/// <param name="Aliases">The aliases that lead to some of them.</param>
internal sealed record AssemblyModel(string Name, EquatableArray<string> Referenced, EquatableArray<string> Aliases);
