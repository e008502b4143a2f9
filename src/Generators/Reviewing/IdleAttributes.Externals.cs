using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <content>Declarations of types that belong to someone else.</content>
internal static partial class IdleAttributes
{
    /// <summary>What <c>[assembly: PicklableExternal]</c> does not do; null: it has an effect.</summary>
    public static Diagnostic? OnAssembly(AttributeData external, Compilation compilation) =>
        IdleDeclarations.WhyIdle(external, compilation) is { } reason ? At(external, ExternalTypes.TypeOf(external)?.ToDisplayString() ?? "null", reason, properties: null) : null;
}
