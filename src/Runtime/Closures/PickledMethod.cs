using System.Reflection;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>A method that a delegate calls, as it is saved. One object per method, so that the memo knows it again.</summary>
internal sealed class PickledMethod
{
    private static readonly ConditionalWeakTable<MethodInfo, PickledMethod> s_known = [];

    private DelegateOpening? _opening;
    private bool _isUsed;

    private PickledMethod(MethodInfo method)
    {
        Method = method;
        if (Refusal(method) is { } why) throw new PicklingException($"A delegate to '{method.DeclaringType}.{method.Name}' cannot be pickled: {why}");
        Reduced = new ReduceValue(ClosureNames.Method, MethodArguments.Of(MethodIdentity.Of(method)));
        ParameterCount = method.GetParameters().Length;
        IsOnSingleton = !method.IsStatic && CompilerNames.IsSingleton(method.DeclaringType!);
        if (!method.IsStatic && CompilerNames.IsDisplayClass(method.DeclaringType!)) Variables = CapturedVariables.Of(method.DeclaringType!, MethodCode.Of(method));
    }

    /// <summary>How it is named in the pickle.</summary>
    public ReduceValue Reduced { get; }

    /// <summary>The method.</summary>
    public MethodInfo Method { get; }

    /// <summary>How many parameters it declares.</summary>
    public int ParameterCount { get; }

    /// <summary>Whether it is a lambda that captures nothing: its target is known without saying.</summary>
    public bool IsOnSingleton { get; }

    /// <summary>The variables that it reads from its closure; null: it has none.</summary>
    public CapturedVariables? Variables { get; }

    /// <summary>The method of a delegate that has variables to take along from its closure; null: it has none.</summary>
    public static PickledMethod? OnClosure(Delegate single) =>
        single is { HasSingleTarget: true, Target: not null } && Of(single.Method) is { Variables.IsEmpty: false } method ? method : null;

    /// <summary>How the pickle of a delegate on it begins; null the first time, when nobody knows that there will be another.</summary>
    public DelegateOpening? OpeningOf(Delegate value)
    {
        // Nearly always there is one delegate type for a method: the last one's is kept.
        if (_opening is { } known && known.Type == value.GetType()) return known;
        if (_isUsed) return _opening = DelegateOpening.Of(value, this);
        _isUsed = true;
        return null;
    }

    /// <summary>What is known of a method.</summary>
    /// <exception cref="PicklingException">The method has no name in an assembly.</exception>
    public static PickledMethod Of(MethodInfo method) => s_known.GetValue(method, static method => new PickledMethod(method));

    private static string? Refusal(MethodInfo method) => method switch
    {
        { DeclaringType: null } => "it was made at run time (a DynamicMethod, a compiled expression) and has no name that another process could find. Pickle what it was made from.",
        { DeclaringType.Assembly.IsDynamic: true } => "its assembly was made at run time and exists in this process alone.",
        _ => null,
    };
}
