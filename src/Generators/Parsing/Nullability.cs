using Microsoft.CodeAnalysis;

namespace PickleGen.Generators.Parsing;

/// <summary>Where null cannot be, by what is declared: in a pickle it is refused there.</summary>
internal static class Nullability
{
    /// <summary>Whether a member refuses null. <c>[MaybeNull]</c> and <c>[AllowNull]</c> say that it may be there, whatever the type says.</summary>
    public static bool RefusesNull(ISymbol member, ITypeSymbol type) => RefusesNull(type) && !member.GetMarks().Any(static attribute =>
        attribute.AttributeClass is { Name: "MaybeNullAttribute" or "AllowNullAttribute" } flow && flow.NamespaceName() == "System.Diagnostics.CodeAnalysis");

    /// <summary>Whether a type refuses null. Of a type parameter one constraint must do so: for <c>class?</c> stands a <c>string?</c> too.</summary>
    public static bool RefusesNull(ITypeSymbol type) => type switch
    {
        not { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } => false,
        ITypeParameterSymbol parameter => parameter is { HasReferenceTypeConstraint: true, ReferenceTypeConstraintNullableAnnotation: not NullableAnnotation.Annotated }
            || parameter.ConstraintTypes.Zip(parameter.ConstraintNullableAnnotations, static (constraint, annotation) => annotation == NullableAnnotation.NotAnnotated && RefusesNull(constraint)).Any(static refuses => refuses),
        _ => true,
    };
}
