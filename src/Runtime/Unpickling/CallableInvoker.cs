using System.Reflection;

namespace PickleGen;

/// <summary>Calls a <see cref="PickleCallable"/>'s target with what the pickle gives: the common shapes directly, others by their parameters.</summary>
internal static class CallableInvoker
{
    /// <summary>callable(*arguments), with what its target returns.</summary>
    /// <param name="unpickler">What loads.</param>
    /// <param name="callable">What is called; it has a target.</param>
    /// <param name="arguments">What the pickle gives.</param>
    /// <exception cref="UnpicklingException">The arguments do not fit, or the target threw (inside).</exception>
    public static object? Invoke(Unpickler unpickler, PickleCallable callable, ReadOnlySpan<object?> arguments)
    {
        var target = callable.Target!;
        // By exact types: a Func<object, object> is a Func<object[], object> too, and would get all arguments as its one.
        var type = target.GetType();
        if (type == typeof(Func<object?[], object?>)) return ((Func<object?[], object?>)target)(arguments.ToArray());
        if (type == typeof(Func<Unpickler, object?[], object?>)) return ((Func<Unpickler, object?[], object?>)target)(unpickler, arguments.ToArray());
        return InvokeByShape(unpickler, callable, target, arguments);
    }

    private static object? InvokeByShape(Unpickler unpickler, PickleCallable callable, Delegate target, ReadOnlySpan<object?> arguments)
    {
        switch (target)
        {
            case Func<object?> none when arguments.Length == 0: return none();
            case Func<object?, object?> one when arguments.Length == 1: return one(arguments[0]);
            case Func<object?, object?, object?> two when arguments.Length == 2: return two(arguments[0], arguments[1]);
            case Func<object?, object?, object?, object?> three when arguments.Length == 3: return three(arguments[0], arguments[1], arguments[2]);
        }
        var parameters = target.Method.GetParameters();
        // A static method's delegate with a target is closed over its first argument and does not ask for it again.
        int bound = target.Method.IsStatic && target.Target is not null ? 1 : 0;
        int takes = parameters.Length - bound;
        if (takes != arguments.Length) throw new UnpicklingException($"'{callable}' takes {takes} arguments, and the pickle gives {arguments.Length}.");
        return InvokeByParameters(unpickler, target, parameters.AsSpan(bound), arguments);
    }

    private static object? InvokeByParameters(Unpickler unpickler, Delegate target, ReadOnlySpan<ParameterInfo> parameters, ReadOnlySpan<object?> arguments)
    {
        var converted = new object?[arguments.Length];
        for (int i = 0; i < converted.Length; i++) converted[i] = Convert(unpickler, arguments[i], parameters[i]);
        try
        {
            return target.DynamicInvoke(converted);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            throw new UnpicklingException(ShownText.OfSentence(inner.Message), inner);
        }
    }

    // What a member of the parameter's type would take, and no more: a float is no int, and None no number.
    private static object? Convert(Unpickler unpickler, object? value, ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type.IsInstanceOfType(value)) return value;
        if (value is null) return type.IsValueType && type == parameter.ParameterType ? throw Unfit(value, parameter) : null;
        try
        {
            return unpickler.ConvertTo(value, type);
        }
        catch (UnpicklingException exception)
        {
            throw Unfit(value, parameter, exception);
        }
    }

    private static UnpicklingException Unfit(object? value, ParameterInfo parameter, Exception? inner = null) =>
        new($"The pickle gives {PickleRepr.KindOf(value)} for parameter '{parameter.Name}' of type {parameter.ParameterType}.", inner);
}
