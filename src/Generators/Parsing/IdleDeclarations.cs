using Microsoft.CodeAnalysis;

namespace PickleGen.Generators.Parsing;

/// <summary>Declarations of external types for which there is nothing to generate.</summary>
internal static class IdleDeclarations
{
    /// <summary>Why <c>[assembly: PicklableExternal]</c> changes nothing; null: it does, or the compiler says what is wrong.</summary>
    /// <remarks>Delegates, interfaces and abstract classes are not idle: a natively compiled program has roots of them that are declared alone.</remarks>
    public static string? WhyIdle(AttributeData attribute, Compilation compilation) => ExternalTypes.TypeOf(attribute) switch
    {
        null => attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Type, IsNull: true }] ? "it names no type" : null,
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "it points into memory, and means nothing in another process",
        { SpecialType: SpecialType.System_Void } => "there are no values of it",
        { IsStatic: true } => "a static class has no instances that could be pickled",
        INamedTypeSymbol type when IsAnnotated(type, compilation) && (type.IsUnboundGenericType || !TypeNames.IsGeneric(type)) => "it is [Picklable] itself",
        INamedTypeSymbol { IsUnboundGenericType: true } open => $"it is generic, and only types made of it have values: declare those, as typeof({Constructed(open)})",
        { } type when CodecResolver.IsBuiltInAlone(type) => "it is built in",
        _ => Declarations.IsRepeated(attribute, compilation) ? "it is declared before, and that declaration counts" : null,
    };

    private static bool IsAnnotated(INamedTypeSymbol type, Compilation compilation) =>
        type.OriginalDefinition.HasAttribute("PicklableAttribute") && (CodecResolver.IsOpen(type) || CodecResolver.HasCode(type.OriginalDefinition, compilation));

    /// <summary><c>G&lt;int, int&gt;</c> of <c>G&lt;,&gt;</c>.</summary>
    private static string Constructed(INamedTypeSymbol open) => open.ToDisplayString().Replace("<", "<int").Replace(",", ", int");
}
