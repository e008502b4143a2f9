using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <summary>What a type means to us, and what is wrong with it. The generator goes on with the model; analyzers report the diagnostics.</summary>
/// <param name="Model">Null if nothing can be generated.</param>
/// <param name="Diagnostics">With real locations, so that <c>#pragma</c> is honoured; they never enter the pipeline.</param>
internal readonly record struct ParseResult(PickleTypeModel? Model, ImmutableArray<Diagnostic> Diagnostics);
