using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PickleGen.Analyzers.Security;

/// <summary>Whether a policy gets a secret before anyone else sees it.</summary>
internal static class SignedPolicies
{
    /// <summary>Whether the policy goes straight into <c>SignedWith</c>, or by a local that is used for nothing else.</summary>
    public static bool IsSigned(IOperation policy)
    {
        if (IsReceiverOfSignedWith(policy)) return true;
        if (Holder(policy) is not var (local, block)) return false;
        var root = policy;
        while (root.Parent is { } parent) root = parent;
        var uses = root.Descendants().OfType<ILocalReferenceOperation>()
            .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local) && !(use.Parent is ISimpleAssignmentOperation { Value: var value } && Unconverted(value) == policy)).ToList();
        int signedFrom = uses.Where(use => IsReplacedBySigned(use, block)).Select(static use => use.Syntax.SpanStart).DefaultIfEmpty(int.MaxValue).Min();
        return uses.Count > 0 && uses.Where(use => use.Syntax.SpanStart < signedFrom).All(IsReceiverOfSignedWith);
    }

    /// <summary>The local that the policy is put into, where it is declared or by its only assignment but signed ones, and the block in which that happens.</summary>
    private static (ILocalSymbol Local, SyntaxNode? Block)? Holder(IOperation policy) => policy.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => (local, policy.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.Parent),
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Parent: IExpressionStatementOperation { Parent: { } block } } => (local, block.Syntax),
        _ => null,
    };

    /// <summary>Whether this is the target of <c>policy = policy.SignedWith(key);</c>, in that block, so that it always runs.</summary>
    private static bool IsReplacedBySigned(ILocalReferenceOperation use, SyntaxNode? block) =>
        use.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation { Parent: { } around }, Value: IInvocationOperation { TargetMethod.Name: "SignedWith", Instance: ILocalReferenceOperation signed } } assignment
        && assignment.Target == use && SymbolEqualityComparer.Default.Equals(signed.Local, use.Local) && block == around.Syntax;

    private static bool IsReceiverOfSignedWith(IOperation policy) => policy.Parent switch
    {
        IInvocationOperation { TargetMethod.Name: "SignedWith" } signed => signed.Instance == policy,
        IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.Name: "SignedWith", Instance: IConditionalAccessInstanceOperation } } access => access.Operation == policy,
        // One of several, whichever it is: they are signed together.
        IConditionalOperation choice => choice.Condition != policy && IsReceiverOfSignedWith(choice),
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm => arm.Value == policy && IsReceiverOfSignedWith(choice),
        ICoalesceOperation choice => IsReceiverOfSignedWith(choice),
        IConversionOperation or IParenthesizedOperation => IsReceiverOfSignedWith(policy.Parent),
        _ => false,
    };

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation conversion ? Unconverted(conversion.Operand) : value;
}
