using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Migration;

/// <summary>Who would miss what an <c>ISerializable</c> type loses: its <c>GetObjectData</c>, its constructor, and the interface.</summary>
internal sealed class SerializationUses
{
    private readonly INamedTypeSymbol _type;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _gone;

    private SerializationUses(SerializationData data, INamedTypeSymbol type, SemanticModel model, CancellationToken cancellationToken)
    {
        (_type, _compilation, _cancellationToken) = (type, model.Compilation, cancellationToken);
        _gone = new HashSet<ISymbol>([model.GetDeclaredSymbol(data.Save, cancellationToken)!, model.GetDeclaredSymbol(data.Load, cancellationToken)!], SymbolEqualityComparer.Default);
    }

    /// <summary>Whether nobody calls them. A conversion to the interface need not name it: where the code names it other than to implement it, there may be one.</summary>
    public static bool AreNone(SerializationData data, INamedTypeSymbol type, SemanticModel model, CancellationToken cancellationToken)
    {
        var uses = new SerializationUses(data, type, model, cancellationToken);
        return !uses.ServesAnotherInterface() && !model.Compilation.SyntaxTrees.Any(uses.AreIn);
    }

    private bool ServesAnotherInterface() => _type.AllInterfaces.Where(static contract => contract.Name != "ISerializable")
        .SelectMany(static contract => contract.GetMembers()).Any(member => _type.FindImplementationForInterfaceMember(member) is { } mine && _gone.Contains(mine));

    private bool AreIn(SyntaxTree tree)
    {
        string text = tree.GetText(_cancellationToken).ToString();
        bool mayCall = text.Contains("GetObjectData") || text.Contains("ISerializable");
        bool mayMake = text.Contains(_type.Name) || text.Contains("new(") || text.Contains("new (");
        if (!mayCall && !mayMake) return false;
        SemanticModel? model = null;
        return tree.GetRoot(_cancellationToken).DescendantNodes().Any(node => node switch
        {
            IdentifierNameSyntax { Identifier.ValueText: "ISerializable" } name => !IsImplemented(name) && SymbolOf(name)?.ContainingNamespace?.ToDisplayString() == "System.Runtime.Serialization",
            IdentifierNameSyntax { Identifier.ValueText: "GetObjectData" } => IsGone(node),
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 2 } or ConstructorInitializerSyntax { ArgumentList.Arguments.Count: 2 } => IsGone(node),
            _ => false,
        });

        ISymbol? SymbolOf(SyntaxNode node) => (model ??= _compilation.GetSemanticModel(tree)).GetSymbolInfo(node, _cancellationToken).Symbol?.OriginalDefinition;

        // Of `nameof(GetObjectData)` the model knows candidates only.
        bool IsGone(SyntaxNode node) => SymbolOf(node) is { } symbol ? _gone.Contains(symbol) : model!.GetSymbolInfo(node, _cancellationToken).CandidateSymbols.Any(other => _gone.Contains(other.OriginalDefinition));
    }

    private static bool IsImplemented(IdentifierNameSyntax name)
    {
        SyntaxNode whole = name;
        while (whole.Parent is NameSyntax outer) whole = outer;
        return whole.Parent is SimpleBaseTypeSyntax or ExplicitInterfaceSpecifierSyntax;
    }
}
