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
        foreach (var call in NamedCalls.Own(context.CodeBlock).SelectMany(static code => NamedCalls.In(code, s_names)))
        {
            if (context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation { TargetMethod: var method } invocation || !method.ContainingType.IsPickleGen("ClosurePolicy")) continue;
            string? what = method.Name == "SignedWith"
                ? IsBlank(invocation.Arguments[0].Value) ? "A key of zeros is no secret" : null
                : IsSigned(invocation) ? null : "These assemblies are trusted without a signature";
            if (what is not null) context.ReportDiagnostic(Diagnostic.Create(SecurityRules.PolicyTrustsAnyone, call.GetLocation(), what));
        }
    }

    /// <summary>Whether the policy goes straight into <c>SignedWith</c>, or by a local that is used for nothing else.</summary>
    private static bool IsSigned(IInvocationOperation policy)
    {
        if (IsReceiverOfSignedWith(policy)) return true;
        if (policy.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }) return false;
        IOperation root = policy;
        while (root.Parent is { } parent) root = parent;
        var uses = root.Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).ToList();
        int signedFrom = uses.Where(use => IsReplacedBySigned(use, policy)).Select(static use => use.Syntax.SpanStart).DefaultIfEmpty(int.MaxValue).Min();
        return uses.Count > 0 && uses.Where(use => use.Syntax.SpanStart < signedFrom).All(IsReceiverOfSignedWith);
    }

    /// <summary>Whether this is the target of <c>policy = policy.SignedWith(key);</c>, in the block of the declaration, so that it always runs.</summary>
    private static bool IsReplacedBySigned(ILocalReferenceOperation use, IOperation policy) =>
        use.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation { Parent: { } block }, Value: IInvocationOperation { TargetMethod.Name: "SignedWith", Instance: ILocalReferenceOperation signed } } assignment
        && assignment.Target == use && SymbolEqualityComparer.Default.Equals(signed.Local, use.Local)
        && policy.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.Parent == block.Syntax;

    private static bool IsReceiverOfSignedWith(IOperation policy) =>
        policy.Parent is IInvocationOperation { TargetMethod.Name: "SignedWith" } signed && signed.Instance == policy;

    /// <summary>Nothing but zeros: <c>default</c>, <c>[]</c>, <c>new byte[32]</c>.</summary>
    private static bool IsBlank(IOperation key)
    {
        while (key is IConversionOperation conversion) key = conversion.Operand;
        return key switch
        {
            IDefaultValueOperation => true,
            IArrayCreationOperation array => array.Initializer is null or { ElementValues.Length: 0 },
            ICollectionExpressionOperation items => items.Elements.IsEmpty,
            IPropertyReferenceOperation property => property.Property.Name == "Empty",
            IInvocationOperation call => call.TargetMethod.Name == "Empty",
            _ => false,
        };
    }
}
