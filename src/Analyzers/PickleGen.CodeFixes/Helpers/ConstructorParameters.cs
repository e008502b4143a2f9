using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Which constructors loading can call with what a pickle holds.</summary>
internal static class ConstructorParameters
{
    /// <summary>The parser's rule: the parameter bears the member's name, and can hold its value.</summary>
    public static bool Takes(this IParameterSymbol parameter, ISymbol member, Compilation compilation) =>
        string.Equals(parameter.Name, member.Name.TrimStart('_'), StringComparison.OrdinalIgnoreCase)
        && compilation.HasImplicitConversion(MemberRules.TypeOf(member), parameter.Type);
}
