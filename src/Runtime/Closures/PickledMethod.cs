using System.Reflection;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>A method that a delegate calls, as it is saved. One object per method, so that the memo knows it again.</summary>
internal sealed class PickledMethod
{
    /// <summary>Why no delegate travels where <see cref="RuntimeFeature.IsDynamicCodeSupported"/> is false.</summary>
    public const string NoCode = "this program was compiled ahead of time, and its methods have no names and no code that could be compared.";

    private static readonly ConditionalWeakTable<MethodInfo, PickledMethod> s_known = [];

    /// <summary>How it is named in the pickle.</summary>
    public readonly ReduceValue Reduced;

    /// <summary>The method.</summary>
    public readonly MethodInfo Method;

    /// <summary>How many parameters it declares.</summary>
    public readonly int ParameterCount;

    /// <summary>Whether it is a lambda that captures nothing: its target is known without saying.</summary>
    public readonly bool IsOnSingleton;

    /// <summary>The variables that it reads from its closure; null: it has none.</summary>
    public readonly CapturedVariables? Variables;

    private Tuple<Type, PickledText>? _last;
    private byte[]? _call;

    private PickledMethod(MethodInfo method)
    {
        Method = method;
        if (Refusal(method) is { } why) throw Refused(method, why);
        Reduced = new ReduceValue(ClosureNames.Method, MethodIdentity.Of(method).ToArguments());
        ParameterCount = method.GetParameters().Length;
        MadeType kind = method.IsStatic ? MadeType.Other : CompilerNames.KindOf(method.DeclaringType!.Name);
        IsOnSingleton = kind == MadeType.Singleton;
        if (kind == MadeType.DisplayClass) Variables = CapturedVariables.Of(method.DeclaringType!, MethodCode.Of(method));
    }

    /// <summary>Its call behind <c>picklegen.method</c>, memoized, at protocol 4 and above.</summary>
    public ReadOnlySpan<byte> Call => _call ??= CallOf(Reduced.Args);

    /// <summary>The method of a delegate to a lambda on a closure, or to one that captures nothing; null: it is another kind.</summary>
    public static PickledMethod? OfLambda(Delegate value) =>
        value is { HasSingleTarget: true, Target: not null } && Of(value.Method) is var method && (method.IsOnSingleton || method.Variables is not null) ? method : null;

    /// <summary>The name of a delegate's type.</summary>
    public PickledText TypeNameOf(Delegate value)
    {
        // Nearly always there is one delegate type for a method: the last one's is kept.
        if (_last is { } last && last.Item1 == value.GetType()) return last.Item2;
        var name = PickledText.NameOf(value.GetType());
        _last = new Tuple<Type, PickledText>(value.GetType(), name);
        return name;
    }

    /// <summary>What is known of a method.</summary>
    /// <exception cref="PicklingException">The method has no name in an assembly.</exception>
    public static PickledMethod Of(MethodInfo method) =>
        s_known.TryGetValue(method, out PickledMethod? known) ? known : s_known.GetOrAdd(method, new PickledMethod(method));

    /// <summary>After a hot reload.</summary>
    public static void Forget() => s_known.Clear();

    private static byte[] CallOf(object?[] arguments)
    {
        var writer = new PickleWriter(new byte[256], PickleProtocol.Highest);
        writer.WriteOpcode(PickleOpcode.Mark);
        foreach (object? argument in arguments)
        {
            if (argument is string text) writer.WriteString(text);
            else if (argument is byte[] bytes) writer.WriteBytes(bytes);
            else writer.WriteInt((int)argument!);
        }

        writer.WriteRaw(ClosureWords.EndMethod);
        byte[] call = writer.Pending.ToArray();
        writer.Dispose();
        return call;
    }

    private static string? Refusal(MethodInfo method)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported) return NoCode;
        Type? type = method.DeclaringType;
        if (type is null) return "it was made at run time (a DynamicMethod, a compiled expression) and has no name that another process could find. Pickle what it was made from.";
        return type.Assembly.IsDynamic ? "its assembly was made at run time and exists in this process alone." : null;
    }

    private static PicklingException Refused(MethodInfo method, string why) => new($"A delegate to '{method.DeclaringType}.{method.Name}' cannot be pickled: {why}");
}
