using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class PickleTypeParser
{
    /// <summary>The callbacks of the type and its bases, base classes' first; an override runs once, where the base has it.</summary>
    private List<CallbackModel> ParseCallbacks()
    {
        var callbacks = new List<CallbackModel>();
        foreach (var (kind, method) in TypeNames.Bases(_type).Reverse().Append(_type).SelectMany(CallbacksOf))
        {
            if (IsLeftOut(method)) continue;
            if (!method.IsOverride || !callbacks.Exists(other => other.Kind == kind && other.Method == method.MetadataName))
            {
                _cautions.Add(method);
                callbacks.Add(new CallbackModel(kind, method.MetadataName, CallbackAccessorOf(method)));
            }
        }
        return callbacks;
    }

    /// <summary>A partial method that nobody implemented: compilers drop it, and calls by its name. An accessor would look for it.</summary>
    private bool IsLeftOut(IMethodSymbol method) =>
        method is { IsPartialDefinition: true, PartialImplementationPart: null, DeclaredAccessibility: Accessibility.Private } && !SymbolEqualityComparer.Default.Equals(method.ContainingType, _type);

    /// <summary>Those that one class declares, and those that it has and this assembly cannot see.</summary>
    private IEnumerable<(CallbackKind Kind, IMethodSymbol Method)> CallbacksOf(INamedTypeSymbol type)
    {
        var own = CallbacksIn(type);
        return InheritedMembers.Of(type, _compilation) is { } shown ? own.Where(static found => IsSeenElsewhere(found.Method)).Concat(AllCallbacksIn(shown)) : own;
    }

    private IEnumerable<(CallbackKind Kind, IMethodSymbol Method)> CallbacksIn(INamedTypeSymbol type)
    {
        foreach (var (kind, method) in AllCallbacksIn(type))
        {
            var explicitly = method.ExplicitInterfaceImplementations.FirstOrDefault();
            string faults = string.Join(" and ", FaultsOf(method, type));
            if (faults.Length == 0) yield return (kind, method);
            else Report(DiagnosticDescriptors.CallbackSignature, method, explicitly?.Name ?? method.Name, kind.ToString(), faults);
        }
    }

    /// <summary>Why generated code cannot call the method, which has nothing to pass, nobody to hand a result to, and no time to wait.</summary>
    private static IEnumerable<string> FaultsOf(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.IsStatic) yield return "is static";
        if (method.IsAsync) yield return "is async";
        if (!method.ReturnsVoid) yield return "returns something";
        if (method.Parameters.Length > 0) yield return "takes parameters";
        if (method.Arity > 0) yield return "takes type arguments";
        // No accessor finds it: the runtime has two methods of that name.
        if (type.IsValueType && !method.ExplicitInterfaceImplementations.IsEmpty) yield return "implements an interface explicitly in a struct";
    }

    private static IEnumerable<(CallbackKind Kind, IMethodSymbol Method)> AllCallbacksIn(INamedTypeSymbol type) =>
        from method in type.GetMembers().OfType<IMethodSymbol>()
        from attribute in method.GetAttributes()
        let kind = CallbackOf(attribute)
        where kind is not null
        select (kind.Value, method);

    /// <summary>How a callback is called that the codec may not name, or whose name means another method by now.</summary>
    private CallbackAccessorModel? CallbackAccessorOf(IMethodSymbol method)
    {
        var declaring = method.ContainingType;
        bool isShown = InheritedMembers.Shows(method);
        if (!isShown && IsReachable(method) && !IsHiddenByAnother(method) && method.ExplicitInterfaceImplementations.IsEmpty) return null;
        CheckOwner(method);
        if (isShown) return new CallbackAccessorModel("", method.Name, IsStruct: false, new AccessorHostModel(declaring.ToPlainSource(), Declaration: null, method.Name.Substring("Call_".Length)));
        string key = KeyOf(method);
        var host = HostOf(method, key);
        CheckTypeParameters(method, host);
        return new CallbackAccessorModel((host is null ? declaring : declaring.OriginalDefinition).ToPlainSource(), key, declaring.IsValueType, host);
    }

    private static CallbackKind? CallbackOf(AttributeData attribute)
    {
        foreach (CallbackKind kind in Enum.GetValues(typeof(CallbackKind)))
        {
            if (attribute.IsPickleGen(kind + "Attribute")) return kind;
        }
        return null;
    }
}
