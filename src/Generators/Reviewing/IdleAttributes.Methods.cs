using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <content>Attributes on constructors, and on the parameters of these and of other methods.</content>
internal static partial class IdleAttributes
{
    private static IEnumerable<Diagnostic> OnMethod(IMethodSymbol method)
    {
        if (method.FindAttribute("PickleConstructorAttribute") is { } marked && WhyNotCalled(method) is { } reason) yield return At(marked, method, reason);
    }

    private static string? WhyNotCalled(IMethodSymbol constructor) => constructor switch
    {
        { IsStatic: true } => "a static constructor makes no object",
        { ContainingType.IsAbstract: true } => "loading makes no object of an abstract class",
        _ when constructor.ContainingType.GivesState() => GivesItself,
        _ => null,
    };

    /// <summary>Members' names and positions on parameters of methods that make no object, in any type.</summary>
    public static IEnumerable<Diagnostic> OnOrdinaryParameters(INamedTypeSymbol type) =>
        type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) ? [] :
        from method in type.GetMembers().OfType<IMethodSymbol>()
        where method is { MethodKind: not MethodKind.Constructor, AssociatedSymbol: null, IsImplicitlyDeclared: false }
        from parameter in method.Parameters
        let attribute = parameter.FindAttribute("PickleMemberAttribute")
        where attribute is not null
        select At(attribute, parameter, "only a constructor's parameters are given what members hold");

    /// <summary>The same on parameters of the constructors of <paramref name="type"/>, of which <paramref name="members"/> travel.</summary>
    public static IEnumerable<Diagnostic> OnConstructorParameters(INamedTypeSymbol type, AttributeData attribute, IReadOnlyCollection<MemberCandidate> members)
    {
        foreach (var parameter in type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters))
        {
            if (parameter.FindAttribute("PickleMemberAttribute") is not { } included) continue;
            if (WhyNotTaken(parameter, members) is { } reason) yield return At(included, parameter, reason);
            else if (included.Named("Order") is not null && attribute.Named("Layout") is not 1) yield return At(included, parameter, OrderCountsInPositionalLayout, "Order");
        }
    }

    private static string? WhyNotTaken(IParameterSymbol parameter, IEnumerable<MemberCandidate> members) =>
        members.FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.Parameter, parameter)) is not { } taken
            ? parameter.ContainingType.GivesState() ? GivesItself : "loading gives it no member's value"
            : taken.Symbol.FindInheritedAttribute("PickleMemberAttribute") is not null ? $"what counts is the [PickleMember] of '{taken.Symbol.Name}', which it is given" : null;
}
