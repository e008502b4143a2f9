using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.CodeFixes.Helpers;

namespace PickleGen.CodeFixes.Migration;

/// <summary>The named values that <c>GetObjectData</c> adds and the constructor gets, and the same code over a state class of their names.</summary>
internal sealed class SerializationData
{
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly List<StateValue> _values = [];
    private readonly Dictionary<InvocationExpressionSyntax, string> _keys = [];
    private readonly HashSet<StatementSyntax> _guards = [];
    private readonly string _state;

    private SerializationData(MethodDeclarationSyntax save, ConstructorDeclarationSyntax load, SemanticModel model, CancellationToken cancellationToken)
    {
        (Save, Load, _model, _cancellationToken) = (save, load, model, cancellationToken);
        _state = new LocalNames(save).For("state");
        if (load.DescendantTokens().Any(token => token.ValueText == _state)) _state = "pickledState";
    }

    /// <summary><c>GetObjectData</c>.</summary>
    public MethodDeclarationSyntax Save { get; }

    /// <summary>The constructor with <c>SerializationInfo</c>.</summary>
    public ConstructorDeclarationSyntax Load { get; }

    /// <summary>Whether only the type itself can name what its state is made of.</summary>
    public bool IsPrivate => _values.Exists(static value => value.IsPrivate);

    /// <summary>Null if names are not constant, or may be missing, or the data is used for more than adding and getting by name.</summary>
    public static SerializationData? Of(TypeDeclarationSyntax type, SemanticModel model, CancellationToken cancellationToken)
    {
        var save = type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == "GetObjectData" && TakesData(method.ParameterList));
        var load = type.Members.OfType<ConstructorDeclarationSyntax>().FirstOrDefault(constructor => TakesData(constructor.ParameterList));
        if (save is null || load is null || load.Initializer?.ArgumentList.Arguments.Count > 0 || save.Modifiers.Any(SyntaxKind.OverrideKeyword)) return null;
        var data = new SerializationData(save, load, model, cancellationToken);
        return data.Collect(save) && data.Collect(load) && data._keys.Keys.All(call => Method(call) == "AddValue" ? AlwaysRuns.In(save, call) : !AlwaysRuns.MayFail(call)) && data.NameValues() ? data : null;
    }

    private static bool TakesData(ParameterListSyntax list) =>
        list.Parameters is [{ Type: { } info }, { Type: { } context }] && LastName(info) == "SerializationInfo" && LastName(context) == "StreamingContext";

    private static string LastName(TypeSyntax type) => type.ToString().Split('.').Last();

    /// <summary>Finds the calls, and sees to it that the two parameters are used for nothing else.</summary>
    private bool Collect(BaseMethodDeclarationSyntax method)
    {
        var (info, context) = (method.ParameterList.Parameters[0].Identifier.ValueText, method.ParameterList.Parameters[1].Identifier.ValueText);
        // An abstract GetObjectData has none, nor has what is being typed.
        if (((SyntaxNode?)method.Body ?? method.ExpressionBody) is not { } body) return false;
        _guards.UnionWith((method.Body?.Statements ?? []).Where(statement => NullGuards.Is(statement, info)));
        foreach (var name in body.DescendantNodes(node => node is not StatementSyntax statement || !_guards.Contains(statement)).OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText == context) return false;
            if (name.Identifier.ValueText != info) continue;
            if (name.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }, ..] } call } access || access.Expression != name) return false;
            bool isKnown = method == Save ? access.Name.Identifier.ValueText == "AddValue" : access.Name.Identifier.ValueText.StartsWith("Get", StringComparison.Ordinal);
            if (!isKnown || _model.GetConstantValue(key, _cancellationToken).Value is not string text) return false;
            _keys.Add(call, text);
        }
        return true;
    }

    private bool NameValues()
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "PickledState" };
        foreach (string key in _keys.Values.Distinct())
        {
            string name = StateValue.PropertyFor(key);
            if (!names.Add(name)) return false;
            var calls = _keys.Where(pair => pair.Value == key).Select(pair => pair.Key).ToList();
            var got = calls.FindAll(static call => Method(call) != "AddValue");
            var added = calls.Except(got).ToList();
            if (added.Count == 0) return false;
            if (TypeOf(got.FirstOrDefault() ?? calls[0]) is not { } type) return false;
            if (!got.TrueForAll(call => SymbolEqualityComparer.Default.Equals(TypeOf(call), type))) return false;
            var value = new StateValue(key, name, type, NameOf(type, calls[0].SpanStart));
            if (!added.TrueForAll(call => value.Assigned(call.ArgumentList.Arguments[1].Expression, _model) is not null)) return false;
            _values.Add(value);
        }
        return _values.Count > 0;
    }

    /// <summary>What a Get call promises, or what the added expression is.</summary>
    private ITypeSymbol? TypeOf(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        return Method(call) switch
        {
            "AddValue" => _model.GetTypeInfo(arguments[1].Expression, _cancellationToken).Type,
            "GetValue" => arguments[1].Expression is TypeOfExpressionSyntax { Type: var named } ? _model.GetTypeInfo(named, _cancellationToken).Type : null,
            _ => _model.GetTypeInfo(call, _cancellationToken).Type,
        };
    }

    private string NameOf(ITypeSymbol type, int position)
    {
        string text = type.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(_model, position);
        return type.IsReferenceType && _model.GetNullableContext(position).AnnotationsEnabled() ? text + "?" : text;
    }

    private static string Method(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText;

    private StateValue ValueOf(InvocationExpressionSyntax call) => _values.Find(value => value.Key == _keys[call]);

    /// <summary>Read-only fields and getter-only properties that loading sets.</summary>
    public IEnumerable<MemberDeclarationSyntax> AssignedInConstructor(TypeDeclarationSyntax type, SemanticModel model, CancellationToken cancellationToken)
    {
        var assigned = new HashSet<string>(Load.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Select(assignment => model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol?.Name).OfType<string>());
        foreach (var member in type.Members)
        {
            if (member is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) && field.Declaration.Variables.Any(v => assigned.Contains(v.Identifier.ValueText))) yield return field;
            if (member is PropertyDeclarationSyntax { AccessorList.Accessors.Count: 1 } property && assigned.Contains(property.Identifier.ValueText)) yield return property;
        }
    }

    public string GetState()
    {
        var calls = Save.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(_keys.ContainsKey);
        var save = Save.ReplaceNodes(calls, (call, _) =>
            SyntaxFactory.ParseExpression($"{_state}.{ValueOf(call).Property} = {ValueOf(call).Assigned(call.ArgumentList.Arguments[1].Expression, _model)}").WithTriviaFrom(call));
        save = save.ReplaceNodes(save.DescendantNodes().OfType<ReturnStatementSyntax>(), (_, _) => SyntaxFactory.ParseStatement($"return {_state};\n"));
        return $"PickledState IPickleState<PickledState>.GetState()\n{{\nvar {_state} = new PickledState();\n{Statements(Save, save)}return {_state};\n}}";
    }

    public string SetState()
    {
        var calls = Load.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(_keys.ContainsKey).ToDictionary(WithCast, call => call);
        var load = Load.ReplaceNodes(calls.Keys, (node, _) => SyntaxFactory.ParseExpression($"{_state}.{ValueOf(calls[node]).Property}{Assertion(node, calls[node])}").WithTriviaFrom(node));
        return $"void IPickleState<PickledState>.SetState(PickledState {_state})\n{{\n{Statements(Load, load)}}}";
    }

    public string StateType(string name)
    {
        var properties = _values.Select(value => $"public {value.TypeName} {value.Property} {{ get; set; }}\n");
        return $"[Picklable]\n{(IsPrivate ? "private" : "internal")} sealed partial class {name}\n{{\n{string.Concat(properties)}}}";
    }

    /// <summary>The cast around a <c>GetValue</c> is not needed any more: the property has the type.</summary>
    private SyntaxNode WithCast(InvocationExpressionSyntax call)
    {
        var outer = call.Parent is PostfixUnaryExpressionSyntax asserted ? asserted.Parent : call.Parent;
        return Method(call) == "GetValue" && outer is CastExpressionSyntax cast && ValueOf(call).Replaces(cast, _model, _cancellationToken) ? outer : call;
    }

    private string Assertion(SyntaxNode node, InvocationExpressionSyntax call) =>
        node is CastExpressionSyntax { Type: not NullableTypeSyntax } && ValueOf(call).TypeName.EndsWith("?", StringComparison.Ordinal) ? "!" : "";

    /// <summary>With comments around an expression body, and in front of a block's closing brace.</summary>
    private string Statements(BaseMethodDeclarationSyntax old, BaseMethodDeclarationSyntax method)
    {
        if (method.Body is not { } body)
        {
            var arrow = method.ExpressionBody!;
            string before = string.Concat(new[] { method.ParameterList.GetTrailingTrivia(), arrow.ArrowToken.LeadingTrivia, arrow.ArrowToken.TrailingTrivia }.Where(KeptTrivia.Says).Select(static trivia => Line(trivia.ToFullString())));
            return $"{before}{arrow.Expression.ToFullString().TrimEnd()};{method.SemicolonToken.TrailingTrivia.ToFullString().TrimEnd()}\n";
        }
        string text = string.Concat(body.Statements.Where((_, i) => !_guards.Contains(old.Body!.Statements[i])).Select(static statement => statement.ToFullString()));
        return Line(text) + (body.CloseBraceToken.LeadingTrivia.Says() ? Line(body.CloseBraceToken.LeadingTrivia.ToFullString().TrimEnd()) : "");
    }

    private static string Line(string text) => text.Length > 0 && !text.EndsWith("\n", StringComparison.Ordinal) ? text + "\n" : text;
}
