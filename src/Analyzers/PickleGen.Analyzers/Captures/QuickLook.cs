using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Generators.Reviewing;

namespace PickleGen.Analyzers.Captures;

/// <summary>Passes over calls that take nothing along that could matter, as most do: by symbols, without the operations of the whole member, which cost more than all else here.</summary>
/// <remarks>Where it is in doubt, it is for looking closer.</remarks>
internal sealed class QuickLook(SemanticModel model, HeldState held, TravelParameters parameters, CancellationToken cancellationToken)
{
    public bool IsClean(SyntaxNode call)
    {
        var list = call switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        if (parameters.MayConvert && call is ExpressionSyntax converted && model.GetConversion(converted, cancellationToken).MethodSymbol is { } conversion && conversion.Parameters.Any(Travels)) return false;
        if (list is null && IsCleanWithoutName(call) is { } isClean) return isClean;
        if (list is null || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method) return false;
        var receiver = method.ReducedFrom?.Parameters[0] ?? ExtensionBlocks.Receiver(method);
        if (receiver is not null && Travels(receiver)) return false;
        if (!method.Parameters.Any(Travels)) return true;
        foreach (var argument in list.Arguments)
        {
            if (ParameterOf(argument, list, method) is not { } parameter) return false;
            if (Travels(parameter) && !IsCleanValue(argument.Expression)) return false;
        }
        return true;
    }

    // Null: for looking closer.
    private bool? IsCleanWithoutName(SyntaxNode call) => call switch
    {
        InitializerExpressionSyntax items => items.Expressions.All(item => model.GetCollectionInitializerSymbolInfo(item, cancellationToken).Symbol is IMethodSymbol add && !add.Parameters.Any(Travels)),
        CollectionExpressionSyntax => !UnnamedArguments.AddersOf(model.GetTypeInfo(call, cancellationToken).ConvertedType).Any(Travels),
        AssignmentExpressionSyntax assignment => !Calls(assignment) && model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol switch
        {
            IPropertySymbol property => property.SetMethod?.Parameters.Any(Travels) != true,
            IEventSymbol @event => @event.AddMethod?.Parameters.Any(Travels) != true,
            _ => true,
        },
        CastExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => !Calls(call),
        // Here for its conversion, or to be looked at as a call.
        ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or QueryExpressionSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax => null,
        ExpressionSyntax => true,
        _ => null,
    };

    private bool Calls(SyntaxNode call) => model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && method.Parameters.Any(Travels);

    private bool Travels(IParameterSymbol parameter) => parameters.Travels(parameter, cancellationToken);

    private static IParameterSymbol? ParameterOf(ArgumentSyntax argument, ArgumentListSyntax list, IMethodSymbol method)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var name }) return method.Parameters.FirstOrDefault(parameter => parameter.Name == name);
        int index = Math.Min(list.Arguments.IndexOf(argument), method.Parameters.Length - 1);
        return index < 0 ? null : method.Parameters[index];
    }

    private bool IsCleanValue(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax inner => IsCleanValue(inner.Expression),
        CastExpressionSyntax cast => IsCleanValue(cast.Expression),
        LiteralExpressionSyntax or ThisExpressionSyntax => true,
        AnonymousFunctionExpressionSyntax lambda => lambda.DescendantNodes().All(node => IsHarmless(node, lambda)),
        SimpleNameSyntax or MemberAccessExpressionSyntax => model.GetSymbolInfo(value, cancellationToken).Symbol switch
        {
            IParameterSymbol or IFieldSymbol => true,
            // Its getter may make the delegate.
            IPropertySymbol property => !Delegates.AreIn(property.Type),
            _ => false,
        },
        _ => false,
    };

    private bool IsHarmless(SyntaxNode node, AnonymousFunctionExpressionSyntax lambda) => node switch
    {
        ThisExpressionSyntax or BaseExpressionSyntax or FieldExpressionSyntax => false,
        SimpleNameSyntax name => !StandsAlone(name) || model.GetSymbolInfo(name, cancellationToken).Symbol switch
        {
            // Where it is declared is asked last: that costs more than all the rest.
            ILocalSymbol local => local.IsConst || (held.IsHarmless(local.Type) && !LocalContents.MayHide(local.Type) && !Writes.MayChange(name)) || IsIn(local, lambda),
            IParameterSymbol parameter => (held.IsHarmless(parameter.Type) && !Writes.MayChange(name) && !PrimaryConstructors.Takes(parameter, name, model, cancellationToken)) || IsIn(parameter, lambda),
            { IsStatic: true } => true,
            IFieldSymbol or IPropertySymbol or IEventSymbol => name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } setting && setting.Left == name,
            // Others of its query may travel with it.
            IRangeVariableSymbol range => IsIn(range, lambda),
            INamespaceOrTypeSymbol or IDiscardSymbol or ILabelSymbol => true,
            _ => false,
        },
        _ => true,
    };

    /// <summary>Not the name of a member of something else, or of a parameter that an argument is for.</summary>
    private static bool StandsAlone(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name != name,
        MemberBindingExpressionSyntax or QualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax => false,
        _ => true,
    };

    private static bool IsIn(ISymbol variable, SyntaxNode lambda) => variable.DeclaringSyntaxReferences is [var reference, ..] && lambda.Span.Contains(reference.Span);
}
