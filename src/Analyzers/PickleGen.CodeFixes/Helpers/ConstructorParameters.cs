using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Which constructors loading can call with what a pickle holds.</summary>
internal static class ConstructorParameters
{
    /// <summary>The parser's rule: the parameter bears the member's name, and can hold its value.</summary>
    // A ref or out parameter would want a variable.
    public static bool Takes(this IParameterSymbol parameter, ISymbol member, Compilation compilation) =>
        string.Equals(parameter.Name, member.Name.TrimStart('_'), StringComparison.OrdinalIgnoreCase)
        && parameter.RefKind is not (RefKind.Ref or RefKind.Out)
        && compilation.HasImplicitConversion(MemberRules.TypeOf(member), parameter.Type);
}
