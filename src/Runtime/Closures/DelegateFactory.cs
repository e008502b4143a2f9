using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>Makes delegates of one type that call one method on a closure.</summary>
/// <remarks>
/// The first goes through <see cref="Delegate.CreateDelegate(Type, object, MethodInfo, bool)"/>, which checks that type and method fit.
/// That check is two thirds of what each delegate costs, and its answer is the same for all: the others are made by the delegate type's constructor.
/// </remarks>
internal sealed class DelegateFactory(Type type, MethodInfo method)
{
    /// <summary>The delegate type.</summary>
    public readonly Type Type = type;

    /// <summary>The method.</summary>
    public readonly MethodInfo Method = method;

    /// <summary>The variables that the method reads of the closure: a pickle has to bring them.</summary>
    public readonly CapturedVariables Variables = CapturedVariables.Of(method.DeclaringType!, MethodCode.Of(method));

    private ConstructorInvoker? _constructor;
    private object? _code;
    private bool _fits;

    /// <summary>A delegate that calls this very method, whichever method overrides it in the class of <paramref name="target"/>.</summary>
    /// <remarks>C# makes such delegates of <c>base.Method</c>, and of an interface's static method. Nothing is checked: one of the same type has been bound to the same target before.</remarks>
    public static Delegate MakeExactly(Type type, object? target, MethodInfo method) =>
        (Delegate)ConstructorOf(type).Invoke(target, method.MethodHandle.GetFunctionPointer());

    /// <summary>A delegate on this closure, which is of the method's own class; null: type and method do not fit.</summary>
    public Delegate? Make(object closure)
    {
        if (_fits && RuntimeFeature.IsDynamicCodeSupported) return MakeAnother(closure);
        var first = Delegate.CreateDelegate(Type, closure, Method, throwOnBindFailure: false);
        _fits = first is not null;
        return first;
    }

    private Delegate MakeAnother(object closure)
    {
        if (Volatile.Read(ref _constructor) is { } known) return (Delegate)known.Invoke(closure, _code);
        _code = Method.MethodHandle.GetFunctionPointer();
        ConstructorInvoker constructor = ConstructorOf(Type);
        Volatile.Write(ref _constructor, constructor);
        return (Delegate)constructor.Invoke(closure, _code);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A delegate type of which there are delegates keeps its constructor.")]
    private static ConstructorInvoker ConstructorOf(Type type) => ConstructorInvoker.Create(type.GetConstructor([typeof(object), typeof(nint)])!);
}
