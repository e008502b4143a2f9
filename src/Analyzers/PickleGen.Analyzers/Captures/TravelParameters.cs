using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    private bool IsHandedOn(IParameterSymbol parameter, HashSet<ISymbol> asking, CancellationToken cancellationToken)
    {
        foreach (var reference in parameter.ContainingSymbol.DeclaringSyntaxReferences)
        {
            var owner = reference.GetSyntax(cancellationToken);
            SemanticModel? model = null;
            foreach (var argument in owner.DescendantNodes().OfType<ArgumentSyntax>())
            {
                if (argument.Parent?.Parent is not { } call || !names.MayTravel(PassedOn.Callee(call)) || !Mentions(argument, parameter.Name)) continue;
                model ??= compilation.GetSemanticModel(owner.SyntaxTree);
                if (model.GetOperation(argument, cancellationToken) is IArgumentOperation { Parameter: { } target, Value: var value }
                    && Plain(value) is IParameterReferenceOperation handed
                    && SymbolEqualityComparer.Default.Equals(handed.Parameter.OriginalDefinition, parameter)
                    && Travels(target, asking, cancellationToken)) return true;
            }
        }
        return false;
    }

    private static bool Mentions(ArgumentSyntax argument, string name) =>
        argument.DescendantNodes().Any(n => n is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name);

    private static IOperation Plain(IOperation value)
    {
        while (value is IConversionOperation conversion) value = conversion.Operand;
        while (value is IDelegateCreationOperation { Target: not (IAnonymousFunctionOperation or IMethodReferenceOperation) } wrapped) value = wrapped.Target;
        return value;
    }
}
