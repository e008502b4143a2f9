using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PickleGen.Closures;

/// <summary>What a delegate type calls.</summary>
internal static class DelegateTypes
{
    /// <summary>The delegate type's <c>Invoke</c>.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Invoke of a delegate type that is in use is always kept.")]
    public static MethodInfo InvokeOf(Type delegateType) => delegateType.GetMethod("Invoke")!;
}
