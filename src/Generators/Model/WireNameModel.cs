namespace PickleGen.Generators.Model;

/// <summary>A class as pickles name it.</summary>
internal sealed record WireNameModel(string Module, string Name);
