using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PickleGen.Closures;

/// <summary>Module <c>picklegen</c> for a program that trusts some assemblies: what its callables do on load.</summary>
internal sealed class ClosureLoader
{
    private const int MaxKnownMethods = 4096;

    private readonly ClosureAssemblies _assemblies;
    private readonly MethodResolver _resolver;
    private readonly ConcurrentDictionary<MethodArguments, LoadedMethod> _methods = new();
    private readonly Dictionary<string, PickleCallable> _callables;

    /// <summary>Loads delegates to methods of these assemblies.</summary>
    public ClosureLoader(ClosureAssemblies assemblies)
    {
        _assemblies = assemblies;
        _resolver = new MethodResolver(assemblies);
        _callables = new(StringComparer.Ordinal)
        {
            [ClosureNames.Method.Name] = Loads(ClosureNames.Method, (_, arguments) => Method(arguments)),
            [ClosureNames.Closure.Name] = Loads(ClosureNames.Closure, (_, _) => new ClosureShell()),
            [ClosureNames.Delegate.Name] = Loads(ClosureNames.Delegate, Delegate),
            [ClosureNames.Multicast.Name] = Loads(ClosureNames.Multicast, (_, arguments) => Multicast(arguments)),
            [ClosureNames.Anonymous.Name] = Loads(ClosureNames.Anonymous, Anonymous),
            [ClosureNames.Fill.Name] = Loads(ClosureNames.Fill, Fill),
        };
    }

    /// <summary>How pickles of delegates began that were loaded before.</summary>
    public KnownOpenings Openings { get; } = new();

    /// <summary>What a name of the module means.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out PickleCallable? callable) => _callables.TryGetValue(name, out callable);

    private static PickleCallable Loads(PickleCallable callable, Func<Unpickler, object?[], object?> target) => new(callable.Module, callable.Name, target);

    private LoadedMethod Method(object?[] arguments)
    {
        var key = new MethodArguments(arguments);
        if (_methods.TryGetValue(key, out LoadedMethod? known)) return known;
        MethodIdentity identity = key.ToIdentity();
        var method = new LoadedMethod(identity, _resolver.Resolve(identity));
        // Bounded: a pickle may spell instantiations without end.
        if (_methods.Count >= MaxKnownMethods) _methods.Clear();
        return _methods.GetOrAdd(key, method);
    }

    private Delegate Delegate(Unpickler unpickler, object?[] arguments)
    {
        if (arguments is not [string typeName, LoadedMethod method, .. { Length: <= 1 } target]) throw Malformed(ClosureNames.Delegate);
        Type type = DelegateType(typeName);
        return target is [var first] ? Closed(unpickler, type, method, first) : Open(type, method);
    }

    private static Delegate Open(Type type, LoadedMethod loaded)
    {
        MethodInfo method = loaded.Method;
        if (!method.IsStatic && CompilerNames.IsSingleton(method.DeclaringType!)) return Bind(type, Singletons.Of(method.DeclaringType!), method, loaded);
        return System.Delegate.CreateDelegate(type, method, throwOnBindFailure: false) ?? throw loaded.DoesNotFit(type);
    }

    private static Delegate Closed(Unpickler unpickler, Type type, LoadedMethod loaded, object? target)
    {
        // A closure is only ever made through its shell: no pickle may pass another object off as one.
        if (loaded.IsOnClosure != target is ClosureShell) throw loaded.DoesNotFit(type);
        if (target is ClosureShell shell) return loaded.On(shell, type);
        Type wanted = loaded.Method.IsStatic ? loaded.Method.GetParameters() is [var closed, ..] ? closed.ParameterType : typeof(object) : loaded.Method.DeclaringType!;
        return Bind(type, CapturedValues.Convert(unpickler, target, wanted), loaded.Method, loaded);
    }

    private static Delegate Bind(Type type, object? target, MethodInfo method, LoadedMethod loaded) =>
        System.Delegate.CreateDelegate(type, target, method, throwOnBindFailure: false) ?? throw loaded.DoesNotFit(type);

    private Delegate Multicast(object?[] arguments)
    {
        if (arguments is not [string typeName, .. { Length: > 0 } parts]) throw Malformed(ClosureNames.Multicast);
        Type type = DelegateType(typeName);
        var delegates = new Delegate[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            delegates[i] = parts[i] is Delegate part && part.GetType() == type ? part : throw Malformed(ClosureNames.Multicast);
        }

        return System.Delegate.Combine(delegates)!;
    }

    private static object? Fill(Unpickler unpickler, object?[] arguments)
    {
        if (arguments is not [Delegate { Target: { } closure }, PickleDict variables] || !CompilerNames.IsDisplayClass(closure.GetType())) throw Malformed(ClosureNames.Fill);
        CapturedValues.Fill(unpickler, closure, variables);
        return null;
    }

    private object Anonymous(Unpickler unpickler, object?[] arguments)
    {
        if (arguments is not [string typeName, .. var values]) throw Malformed(ClosureNames.Anonymous);
        Type type = _assemblies.ResolveType(typeName);
        if (!CompilerNames.IsAnonymousType(type) || type.ContainsGenericParameters) throw new UnpicklingException($"'{typeName}' is not an anonymous type.");
        ConstructorInfo constructor = AnonymousTypes.ConstructorOf(type);
        ParameterInfo[] members = constructor.GetParameters();
        if (members.Length != values.Length) throw Malformed(ClosureNames.Anonymous);
        for (int i = 0; i < values.Length; i++) values[i] = CapturedValues.Convert(unpickler, values[i], members[i].ParameterType);
        return constructor.Invoke(values);
    }

    private Type DelegateType(string name)
    {
        Type type = _assemblies.ResolveType(name);
        return typeof(MulticastDelegate).IsAssignableFrom(type) && !type.IsAbstract && !type.ContainsGenericParameters
            ? type
            : throw new UnpicklingException($"'{name}' is not a delegate type.");
    }

    private static UnpicklingException Malformed(PickleCallable callable) => new($"'{callable}' was called with arguments that it does not take.");
}
