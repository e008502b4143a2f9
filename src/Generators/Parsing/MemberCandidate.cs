using Microsoft.CodeAnalysis;

namespace PickleGen.Generators.Parsing;

/// <summary>A field or property that travels, while the parser still holds symbols.</summary>
/// <param name="Symbol">The field or property.</param>
/// <param name="Type">Its type.</param>
/// <param name="Parameter">The constructor's parameter that takes it, if any.</param>
internal sealed record MemberCandidate(ISymbol Symbol, ITypeSymbol Type, IParameterSymbol? Parameter);
