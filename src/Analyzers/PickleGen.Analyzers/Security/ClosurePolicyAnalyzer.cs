using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PickleGen.Analyzers.Diagnostics;
using PickleGen.Analyzers.Helpers;

namespace PickleGen.Analyzers.Security;

/// <summary>PICKLE301: finds policies that let delegates in without a signature, or with a key that everyone can guess.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClosurePolicyAnalyzer : DiagnosticAnalyzer
{
    private const string Unsigned = "These assemblies are trusted without a signature";

    private static readonly string[] s_names = ["TrustAssemblies", "SignedWith"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [SecurityRules.PolicyTrustsAnyone];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (PickleSymbols.IsReferencedBy(start.Compilation) && s_names.Any(name => NamedCalls.Mentions(start.Compilation, name, start.CancellationToken))) start.RegisterCodeBlockAction(Analyze);
        });
    }

    private static void Analyze(CodeBlockAnalysisContext context)
    {
        foreach (var code in NamedCalls.Own(context.CodeBlock))
        {
            foreach (var call in NamedCalls.In(code, s_names))
            {
                if (context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation { TargetMethod: var method } invocation || !method.ContainingType.IsPickleGen("ClosurePolicy")) continue;
                string? what = method.Name == "SignedWith"
                    ? BlankKeys.Is(invocation.Arguments[0].Value, context.CancellationToken) ? "A key of zeros is no secret" : null
                    : Trusts(invocation) && !SignedPolicies.IsSigned(invocation) ? Unsigned : null;
                if (what is not null) context.ReportDiagnostic(Diagnostic.Create(SecurityRules.PolicyTrustsAnyone, call.GetLocation(), what));
            }
            // As a method group: what the delegate returns is signed by nobody here.
            foreach (var name in NamedCalls.Tokens(code, code.SyntaxTree.GetText(context.CancellationToken).ToString(code.Span), s_names[0]))
            {
                if (name.Parent is not SimpleNameSyntax group) continue;
                SyntaxNode whole = group.Parent is MemberAccessExpressionSyntax access && access.Name == group ? access : group;
                if (context.SemanticModel.GetOperation(whole, context.CancellationToken) is not IMethodReferenceOperation { Parent: not INameOfOperation, Method: var method } || !method.ContainingType.IsPickleGen("ClosurePolicy")) continue;
                context.ReportDiagnostic(Diagnostic.Create(SecurityRules.PolicyTrustsAnyone, whole.GetLocation(), Unsigned));
            }
        }
    }

    /// <summary>Without an assembly only the framework's pure methods can be named.</summary>
    private static bool Trusts(IInvocationOperation call) => call.Arguments.Any(static argument => !BlankKeys.IsEmpty(argument.Value));
}
