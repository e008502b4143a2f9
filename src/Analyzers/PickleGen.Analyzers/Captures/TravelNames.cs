using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Analyzers.Helpers;

namespace PickleGen.Analyzers.Captures;

/// <summary>Names under which a call may send a delegate away: ours, those of methods with a <c>[Pickled]</c> parameter, and of those that hand a parameter on to one.</summary>
/// <remarks>Names alone, so that no other call of the program is bound for our sake; symbols decide about the rest.</remarks>
internal sealed class TravelNames
{
    private static readonly string[] s_ours = ["Serialize", "SerializeAsync", "DeepClone", "Dump"];

    private static readonly string[] s_query = ["Where", "Select", "SelectMany", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Join", "GroupJoin"];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _properties = new(StringComparer.Ordinal);
    private readonly Queue<string> _open = new();
    private bool _isCalled;
    private bool _anyName;
    private bool _anyConstructor;
    private bool _anyIndexer;
    private readonly UnnamedCalls _unnamed = new();

    private TravelNames()
    {
    }

    /// <summary>Whether there is any call under these names in the whole compilation.</summary>
    public bool MayBeCalled => _isCalled || _anyName || _anyConstructor || _anyIndexer || AnyQuery || _unnamed.MayBeThere;

    /// <summary>Whether a conversion may send away what it converts.</summary>
    public bool MayConvert => _unnamed.Convert;

    private bool AnyQuery => s_query.Any(_names.Contains);

    public static TravelNames In(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new TravelNames();
        foreach (string name in s_ours) names.Add(name);
        foreach (var method in MarkedMethods.InReferences(compilation))
        {
            names._anyIndexer |= method.AssociatedSymbol is IPropertySymbol { IsIndexer: true };
            if (!names._unnamed.Add(method)) names.Add(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name, method.MethodKind == MethodKind.Constructor);
        }
        var files = compilation.SyntaxTrees.Select(tree => (Tree: tree, Text: tree.GetText(cancellationToken).ToString())).ToList();
        foreach (var (tree, text) in files) names.AddMarked(tree, text, cancellationToken);
        do
        {
            while (names._open.Count > 0)
            {
                string name = names._open.Dequeue();
                foreach (var (tree, text) in files)
                {
                    if (!text.Contains(name)) continue;
                    var root = tree.GetRoot(cancellationToken);
                    foreach (var call in names._properties.Contains(name) ? NamedCalls.Reads(root, name) : NamedCalls.In(root, [name])) names.AddPassing(call);
                }
            }
            if (!names._unnamed.TakeChange()) break;
            foreach (var (tree, _) in files)
            {
                foreach (var call in names._unnamed.In(tree.GetRoot(cancellationToken))) names.AddPassing(call);
            }
        }
        while (true);
        return names;
    }

    /// <summary>The calls in a piece of code that may send a delegate away.</summary>
    public IEnumerable<SyntaxNode> CallsIn(SyntaxNode code)
    {
        return Calls(code).Concat(_properties.SelectMany(name => NamedCalls.Reads(code, name))).Concat(_unnamed.In(code));
    }

    private IEnumerable<SyntaxNode> Calls(SyntaxNode code)
    {
        if (_anyName) return code.DescendantNodesAndSelf().Where(static node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or PrimaryConstructorBaseTypeSyntax or ConstructorInitializerSyntax or QueryExpressionSyntax or ElementAccessExpressionSyntax or ElementBindingExpressionSyntax);
        var calls = NamedCalls.In(code, _names);
        if (_anyConstructor) calls = calls.Concat(With(code, "new").Select(static token => token.Parent).OfType<ImplicitObjectCreationExpressionSyntax>());
        if (code is ConstructorDeclarationSyntax { Initializer: { } chained } && NamedCalls.NameOf(chained) is { } name && _names.Contains(name)) calls = calls.Append(chained);
        if (_anyIndexer) calls = calls.Concat(code.DescendantNodesAndSelf().Where(static node => node is ElementAccessExpressionSyntax or ElementBindingExpressionSyntax));
        if (AnyQuery) calls = calls.Concat(With(code, "from").Select(static token => token.Parent?.Parent).OfType<QueryExpressionSyntax>());
        return calls;
    }

    private static IEnumerable<SyntaxToken> With(SyntaxNode code, string keyword) => NamedCalls.Tokens(code, code.SyntaxTree.GetText().ToString(code.Span), keyword);

    private void Add(string name, bool isConstructor = false)
    {
        _anyConstructor |= isConstructor;
        if (!_names.Add(name)) return;
        _open.Enqueue(name);
        if (name == "Add") _unnamed.AddItems();
    }

    private void AddMarked(SyntaxTree tree, string text, CancellationToken cancellationToken)
    {
        if (!text.Contains("Pickled")) return;
        var root = tree.GetRoot(cancellationToken);
        foreach (var token in NamedCalls.Tokens(root, text.Substring(root.SpanStart, root.Span.Length), "Pickled"))
        {
            if (token.ValueText is not ("Pickled" or "PickledAttribute")) continue;
            var marked = token.Parent?.FirstAncestorOrSelf<AttributeSyntax>()?.Parent?.Parent;
            if (marked is ParameterSyntax { Parent: { } list }) AddOwner(list.Parent);
            else if (marked is AccessorDeclarationSyntax) AddOwner(marked);
        }
    }

    /// <summary>Methods whose parameters such a call is given: as arguments, within them, by a local, or as the receiver of an extension method.</summary>
    private void AddPassing(SyntaxNode call)
    {
        _isCalled = true;
        HashSet<string>? given = null;
        for (var owner = call.Parent; owner is not null; owner = owner.Parent)
        {
            if (Parameters(owner) is not { Parameters.Count: > 0 } list || !list.Parameters.Any(static parameter => MayHoldDelegates(parameter.Type))) continue;
            given ??= Identifiers(WithReceiver(call));
            var variables = owner.DescendantNodes().Where(static node => node is VariableDeclaratorSyntax or ForEachStatementSyntax or SingleVariableDesignationSyntax).ToList();
            foreach (var local in variables.OfType<VariableDeclaratorSyntax>())
            {
                if (local.Initializer is { } initializer && given.Contains(local.Identifier.ValueText)) given.UnionWith(Identifiers(initializer));
            }
            foreach (var loop in variables.OfType<ForEachStatementSyntax>())
            {
                if (given.Contains(loop.Identifier.ValueText)) given.UnionWith(loop.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText));
            }
            foreach (var matched in variables.OfType<SingleVariableDesignationSyntax>())
            {
                if (given.Contains(matched.Identifier.ValueText) && MatchedBy(matched) is { } value) given.UnionWith(Identifiers(value));
            }
            if (list.Parameters.Any(parameter => MayHoldDelegates(parameter.Type) && given.Contains(parameter.Identifier.ValueText))) AddOwner(owner);
        }
    }

    /// <summary>The value that is looked at by the pattern around a variable.</summary>
    private static ExpressionSyntax? MatchedBy(SyntaxNode variable)
    {
        var pattern = variable.Parent;
        while (pattern is PatternSyntax) pattern = pattern.Parent;
        return pattern switch
        {
            IsPatternExpressionSyntax test => test.Expression,
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => choice.GoverningExpression,
            CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => choice.Expression,
            _ => null,
        };
    }

    private static HashSet<string> Identifiers(SyntaxNode node) => new(
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(static name => name.Parent is not MemberAccessExpressionSyntax access || access.Name != name)
            .Select(static name => name.Identifier.ValueText),
        StringComparer.Ordinal);

    /// <summary>The call, and <c>work</c> of <c>work?.Send()</c>.</summary>
    private static SyntaxNode WithReceiver(SyntaxNode call)
    {
        while (call.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == call) call = access;
        return call;
    }

    private static bool MayHoldDelegates(TypeSyntax? type) => type switch
    {
        PredefinedTypeSyntax predefined => predefined.Keyword.IsKind(SyntaxKind.ObjectKeyword),
        ArrayTypeSyntax array => MayHoldDelegates(array.ElementType),
        NullableTypeSyntax nullable => MayHoldDelegates(nullable.ElementType),
        _ => true,
    };

    private static ParameterListSyntax? Parameters(SyntaxNode owner) => owner switch
    {
        BaseMethodDeclarationSyntax method => method.ParameterList,
        LocalFunctionStatementSyntax function => function.ParameterList,
        TypeDeclarationSyntax type => type.ParameterList,
        _ => null,
    };

    private void AddOwner(SyntaxNode? owner)
    {
        switch (owner)
        {
            case MethodDeclarationSyntax method: Add(method.Identifier.ValueText); break;
            case LocalFunctionStatementSyntax function: Add(function.Identifier.ValueText); break;
            case ConstructorDeclarationSyntax constructor: Add(constructor.Identifier.ValueText, isConstructor: true); break;
            // The receiver of all methods in an extension block, which has no name itself.
            case TypeDeclarationSyntax { Identifier.ValueText: "" } block: foreach (var member in block.Members) AddOwner(member); break;
            // Of an extension block, whose receiver whoever reads it gives.
            case PropertyDeclarationSyntax property: if (_properties.Add(property.Identifier.ValueText)) _open.Enqueue(property.Identifier.ValueText); break;
            case ConversionOperatorDeclarationSyntax or OperatorDeclarationSyntax: _unnamed.Add(owner); break;
            // [param: Pickled] set, or add.
            case AccessorDeclarationSyntax { Parent.Parent: IndexerDeclarationSyntax indexer }: AddOwner(indexer); break;
            case AccessorDeclarationSyntax: _unnamed.Add(owner); break;
            // Calls of it have no name.
            case IndexerDeclarationSyntax: _anyIndexer = true; break;
            case BasePropertyDeclarationSyntax: break;
            case TypeDeclarationSyntax type: Add(type.Identifier.ValueText, isConstructor: true); break;
            // A delegate type or a lambda: calls of it can have any name.
            default: _anyName = true; break;
        }
    }
}
