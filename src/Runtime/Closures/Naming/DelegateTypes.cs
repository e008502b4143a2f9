using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PickleGen.Closures;

/// <summary>What delegate types call, and the usual ones by their names.</summary>
internal static class DelegateTypes
{
    /// <summary>The delegate type's <c>Invoke</c>.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Invoke of a delegate type that is in use is always kept.")]
    public static MethodInfo InvokeOf(Type delegateType) => delegateType.GetMethod("Invoke")!;

    /// <summary>The type that a method has for what a closed delegate calls it on: its class, or its first parameter's.</summary>
    public static Type TargetOf(MethodInfo method) =>
        !method.IsStatic ? method.DeclaringType! : method.GetParameters() is [var first, ..] ? first.ParameterType : typeof(object);

    /// <summary>A usual delegate type of namespace System, or null: most pickles name one, and reflection's first search by name costs a millisecond.</summary>
    public static Type? Find(string name) => name switch
    {
        "Action" => typeof(Action),
        "Action`1" => typeof(Action<>),
        "Action`2" => typeof(Action<,>),
        "Action`3" => typeof(Action<,,>),
        "Func`1" => typeof(Func<>),
        "Func`2" => typeof(Func<,>),
        "Func`3" => typeof(Func<,,>),
        "Func`4" => typeof(Func<,,,>),
        "Predicate`1" => typeof(Predicate<>),
        "Comparison`1" => typeof(Comparison<>),
        _ => null,
    };
}
