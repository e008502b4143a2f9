using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace PickleGen.Analyzers.Captures;

/// <summary>One place where travelling code uses something from outside.</summary>
/// <param name="Variable">The local or parameter; null: <c>this</c>.</param>
/// <param name="Member">Of <c>this</c>: the member used, or null where <c>this</c> itself is handed on.</param>
/// <param name="Operation">Where.</param>
/// <param name="IsRead">The value that it had when the delegate was made is wanted.</param>
/// <param name="IsWritten">The variable, or the member of <c>this</c>, gets another value.</param>
internal sealed record CapturedUse(ISymbol? Variable, ISymbol? Member, IOperation Operation, bool IsRead, bool IsWritten)
{
    public static CapturedUse Of(ISymbol variable, IOperation reference)
    {
        var (read, written) = Direction(reference);
        return new CapturedUse(variable, null, reference, read, written);
    }

    public static CapturedUse OfThis(IOperation reference, ISymbol? member)
    {
        // A parameter of a primary constructor is its own reference; of `this.X` that is what stands around `this`.
        var whole = reference is IInstanceReferenceOperation && reference.Parent is IMemberReferenceOperation outer ? outer : reference;
        return new CapturedUse(null, member, reference, IsRead: true, Direction(whole).Written);
    }

    /// <summary>The member that an instance is used for, or null.</summary>
    public static ISymbol? MemberOf(IOperation instance) => instance.Parent switch
    {
        IMemberReferenceOperation reference when reference.Instance == instance => reference.Member,
        IInvocationOperation call when call.Instance == instance => call.TargetMethod,
        _ => null,
    };

    /// <summary>What the source calls a member: <c>field</c> belongs to a property, and has no name of its own.</summary>
    public static string NameOf(ISymbol member) => (member as IFieldSymbol)?.AssociatedSymbol?.Name ?? member.Name;

    /// <summary>Where to point: at a variable; at <c>this.File</c> or <c>this.Open</c> as a whole.</summary>
    public SyntaxNode Syntax => Operation is not IInstanceReferenceOperation ? Operation.Syntax : Operation.Parent switch
    {
        IMemberReferenceOperation reference when reference.Instance == Operation => reference.Syntax,
        IInvocationOperation { Syntax: InvocationExpressionSyntax call } invocation when invocation.Instance == Operation => call.Expression,
        _ => Operation.Syntax,
    };

    /// <summary>How a reference to a variable is used; a member of a struct variable is a part of that variable.</summary>
    private static (bool Read, bool Written) Direction(IOperation reference)
    {
        var part = reference;
        while (part.Parent is IMemberReferenceOperation { Member: { Kind: SymbolKind.Field or SymbolKind.Property, ContainingType.IsValueType: true } } member && member.Instance == part) part = member;
        bool whole = part == reference;
        return part.Parent switch
        {
            ISimpleAssignmentOperation assignment when assignment.Target == part => (assignment.IsRef || !whole, true),
            ICompoundAssignmentOperation assignment when assignment.Target == part => (true, true),
            ICoalesceAssignmentOperation assignment when assignment.Target == part => (true, true),
            IIncrementOrDecrementOperation => (true, true),
            IArgumentOperation { Parameter.RefKind: RefKind.Out } => (false, true),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref } => (true, true),
            ITupleOperation tuple when IsDeconstructedInto(tuple) => (false, true),
            // By another name it may be written wherever that is.
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => (true, true),
            _ => (true, false),
        };
    }

    private static bool IsDeconstructedInto(IOperation tuple)
    {
        while (tuple.Parent is ITupleOperation outer) tuple = outer;
        return tuple.Parent is IDeconstructionAssignmentOperation assignment && assignment.Target == tuple;
    }
}
