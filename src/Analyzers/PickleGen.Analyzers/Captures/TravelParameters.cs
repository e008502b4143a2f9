using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;
using PickleGen.Analyzers.Helpers;
using PickleGen.Generators.Parsing;

namespace PickleGen.Analyzers.Captures;

/// <summary>Which parameters pickle what they are given: PickleSerializer's and Pickler's, those marked <c>[Pickled]</c>, and those that are handed on to one.</summary>
/// <remarks>One per compilation. Methods of other assemblies must mark theirs: their bodies are not known.</remarks>
internal sealed class TravelParameters(Compilation compilation, TravelNames names)
{
    private readonly ConcurrentDictionary<IParameterSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether what is given for the parameter is pickled.</summary>
    public bool Travels(IParameterSymbol parameter, CancellationToken cancellationToken) => Travels(parameter, new(SymbolEqualityComparer.Default), cancellationToken);

    private bool Travels(IParameterSymbol parameter, HashSet<ISymbol> asking, CancellationToken cancellationToken)
    {
        parameter = parameter.OriginalDefinition;
        if (_known.TryGetValue(parameter, out bool travels)) return travels;
        if (!asking.Add(parameter)) return false;
        travels = IsDeclaredSo(parameter) || IsHandedOn(parameter, asking, cancellationToken);
        // Within a cycle of methods a "no" is only final for the one that was asked first.
        if (travels || asking.Count == 1) _known.TryAdd(parameter, travels);
        return travels;
    }

    private static bool IsDeclaredSo(IParameterSymbol parameter)
    {
        if (parameter.HasAttribute("PickledAttribute")) return true;
        if (parameter.ContainingSymbol is not IMethodSymbol method) return false;
        if (method.ContainingType.IsPickleGen("PickleSerializer")) return parameter.Name == "value";
        if (method.ContainingType.IsPickleGen("Pickler")) return method.Name == "Dump";
        if (method.OverriddenMethod is { } overridden && IsDeclaredSo(overridden.Parameters[parameter.Ordinal].OriginalDefinition)) return true;
        return Implemented(method).Any(m => m.Parameters[parameter.Ordinal].HasAttribute("PickledAttribute"));
    }

    private static IEnumerable<IMethodSymbol> Implemented(IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) || method.IsStatic) yield break;
        foreach (var contract in method.ContainingType.AllInterfaces)
        {
            foreach (var member in contract.GetMembers().OfType<IMethodSymbol>())
            {
                if (member.Parameters.Length == method.Parameters.Length
                    && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)) yield return member;
            }
        }
    }

    /// <summary>What an operation, a call or a query, gives to parameters that travel.</summary>
    public IEnumerable<IOperation> Travelling(IOperation operation, CancellationToken cancellationToken) =>
        Given(operation).Where(given => Travels(given.Parameter, cancellationToken)).Select(static given => given.Value);

    /// <summary>Whether a conversion may send away what it converts.</summary>
    public bool MayConvert => names.MayConvert;

    private static IEnumerable<(IParameterSymbol Parameter, IOperation Value)> Given(IOperation operation) =>
        (operation is ITranslatedQueryOperation ? operation.Descendants() : [operation]).SelectMany(static call => call switch
        {
            IInvocationOperation { Instance: { } instance } invocation when ExtensionBlocks.Receiver(invocation.TargetMethod) is { } receiver => Given(invocation.Arguments).Prepend((receiver, instance)),
            IInvocationOperation invocation => Given(invocation.Arguments),
            IPropertyReferenceOperation { Instance: { } instance, Property: var property } when (property.GetMethod ?? property.SetMethod) is { } accessor && ExtensionBlocks.Receiver(accessor) is { } receiver => [(receiver, instance)],
            IPropertyReferenceOperation { Arguments: { IsEmpty: false } arguments } => Given(arguments).Concat(UnnamedArguments.Of(call.Parent)),
            IObjectCreationOperation creation => Given(creation.Arguments),
            IObjectOrCollectionInitializerOperation items => items.Initializers.OfType<IInvocationOperation>().SelectMany(static add => Given(add.Arguments)),
            _ => UnnamedArguments.Of(call),
        }).Concat(UnnamedArguments.OfConversion(operation));

    private static IEnumerable<(IParameterSymbol Parameter, IOperation Value)> Given(ImmutableArray<IArgumentOperation> arguments) =>
        from argument in arguments where argument.Parameter is not null && argument.Value is not ILiteralOperation select (argument.Parameter, argument.Value);

    private bool IsHandedOn(IParameterSymbol parameter, HashSet<ISymbol> asking, CancellationToken cancellationToken)
    {
        if (parameter.Type.SpecialType is not (SpecialType.None or SpecialType.System_Object or SpecialType.System_Delegate or SpecialType.System_MulticastDelegate)) return false;
        foreach (var reference in parameter.ContainingSymbol.DeclaringSyntaxReferences)
        {
            var owner = reference.GetSyntax(cancellationToken);
            SemanticModel? model = null;
            foreach (var call in names.CallsIn(owner))
            {
                model ??= compilation.GetSemanticModel(owner.SyntaxTree);
                if (model.GetOperation(call, cancellationToken) is not { } operation) continue;
                if (Given(operation).Any(given => Travels(given.Parameter, asking, cancellationToken) && Holds(given.Value, parameter, cancellationToken))) return true;
            }
        }
        return false;
    }

    /// <summary>Whether the parameter's value is in this one, or is used by a delegate in it.</summary>
    private static bool Holds(IOperation value, IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        foreach (var part in DelegateSources.In(value))
        {
            if (part is IParameterReferenceOperation { Parameter: var handed } ? Same(handed) : TravellingBody.Of(part, cancellationToken).Uses.Any(use => use.IsRead && Same(use.Variable ?? use.Member))) return true;
        }
        return false;

        bool Same(ISymbol? other) => SymbolEqualityComparer.Default.Equals(other?.OriginalDefinition, parameter) || ExtensionBlocks.Means(other, parameter);
    }
}
