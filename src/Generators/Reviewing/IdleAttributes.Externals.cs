using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <content>Declarations of types that belong to someone else.</content>
internal static partial class IdleAttributes
{
    /// <summary>What <c>[assembly: PicklableExternal]</c> does not do; null: it has an effect.</summary>
    public static Diagnostic? OnAssembly(AttributeData external, Compilation compilation) =>
        IdleDeclarations.WhyIdle(external, compilation) is { } reason ? At(external, ExternalTypes.TypeOf(external)?.ToDisplayString() ?? "null", reason, properties: null) : null;

    /// <summary>What arguments of <c>[assembly: PicklableExternal]</c>, which itself has an effect, do not do.</summary>
    public static IEnumerable<Diagnostic> InArguments(AttributeData external)
    {
        if (!ExternalTypes.IsByReducer(external) || ExternalTypes.TypeOf(external) is not { } type) yield break;
        if (WhyNotReduced(type) is { } notReduced)
        {
            yield return AtArgument(external, type, notReduced, "ByReducer");
            yield break;
        }
        foreach (string argument in s_written)
        {
            if (external.Named(argument) is not null) yield return AtArgument(external, type, $"the reducer says what is written, whatever the {argument}", argument);
        }
    }

    private static readonly string[] s_written = ["Module", "Name", "Layout"];

    // By its name alone an array has none.
    private static Diagnostic AtArgument(AttributeData external, ITypeSymbol type, string reason, string argument) =>
        At(external, type.ToDisplayString(), reason, ImmutableDictionary<string, string?>.Empty.Add(Argument, argument));

    private static string? WhyNotReduced(ITypeSymbol type) =>
        CodecResolver.IsComposed(type) ? "it is put together of what is picklable already"
        : type is INamedTypeSymbol named && CodecResolver.IsOpen(named) ? "what is in such a place is always asked how it is saved"
        : null;
}
