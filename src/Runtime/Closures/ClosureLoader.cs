using System.Reflection;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>Module <c>picklegen</c> for a program that trusts some assemblies: what its callables do on load.</summary>
internal sealed class ClosureLoader
{
    private readonly ClosureAssemblies _assemblies;
    private readonly MethodResolver _resolver;
    private readonly BoundedCache<MethodArguments, LoadedMethod> _methods = new(EqualityComparer<MethodArguments>.Default);

    /// <summary>Loads delegates to methods of these assemblies.</summary>
    public ClosureLoader(ClosureAssemblies assemblies)
    {
        _assemblies = assemblies;
        _resolver = new MethodResolver(assemblies);
        FindMethod = Loads(ClosureNames.Method, Method);
        MakeClosure = Loads(ClosureNames.Closure, Closure);
        MakeDelegate = Loads(ClosureNames.Delegate, Delegate);
        MakeMulticast = Loads(ClosureNames.Multicast, Multicast);
        MakeAnonymous = Loads(ClosureNames.Anonymous, Anonymous);
        FillClosure = Loads(ClosureNames.Fill, Fill);
    }

    /// <summary><c>picklegen.method</c>.</summary>
    public PickleCallable FindMethod { get; }

    /// <summary><c>picklegen.closure</c>.</summary>
    public PickleCallable MakeClosure { get; }

    /// <summary><c>picklegen.delegate</c>.</summary>
    public PickleCallable MakeDelegate { get; }

    /// <summary><c>picklegen.multicast</c>.</summary>
    public PickleCallable MakeMulticast { get; }

    /// <summary><c>picklegen.anonymous</c>.</summary>
    public PickleCallable MakeAnonymous { get; }

    /// <summary><c>picklegen.fill</c>.</summary>
    public PickleCallable FillClosure { get; }

    /// <summary>How pickles of delegates began that were loaded before.</summary>
    public KnownOpenings Openings { get; } = new();

    /// <summary>What a name of the module means; null: nothing.</summary>
    public PickleCallable? Find(string name)
    {
        if (name == MakeDelegate.Name) return MakeDelegate;
        if (name == FindMethod.Name) return FindMethod;
        if (name == MakeClosure.Name) return MakeClosure;
        if (name == FillClosure.Name) return FillClosure;
        if (name == MakeMulticast.Name) return MakeMulticast;
        return name == MakeAnonymous.Name ? MakeAnonymous : null;
    }

    /// <summary>The method that the arguments of <c>picklegen.method</c> mean.</summary>
    /// <exception cref="PickleSecurityException">Its assembly is not trusted.</exception>
    /// <exception cref="StaleCodeException">This program's code is not what was pickled.</exception>
    /// <exception cref="UnpicklingException">The program was compiled ahead of time.</exception>
    public LoadedMethod Method(object?[] arguments)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported) throw new UnpicklingException("A delegate cannot be loaded here: this program was compiled ahead of time, and its methods have no names and no code that could be compared.");
        var key = new MethodArguments(arguments);
        if (_methods.TryGet(key, out LoadedMethod? known)) return known;
        MethodIdentity identity = key.ToIdentity();
        return _methods.Add(key, new LoadedMethod(identity, _resolver.Resolve(identity)));
    }

    private static PickleCallable Loads(PickleCallable callable, Func<Unpickler, object?[], object?> target) => new(callable.Module, callable.Name, target);

    private LoadedMethod Method(Unpickler unpickler, object?[] arguments) => Method(arguments);

    private static ClosureShell Closure(Unpickler unpickler, object?[] arguments) => arguments.Length == 0 ? new ClosureShell() : throw Malformed(ClosureNames.Closure);

    private Delegate Delegate(Unpickler unpickler, object?[] arguments)
    {
        if (arguments is not [string typeName, LoadedMethod method, .. { Length: <= 1 } target]) throw Malformed(ClosureNames.Delegate);
        Type type = DelegateType(typeName);
        return target is [var first] ? Closed(unpickler, type, method, first) : Open(type, method);
    }

    private static Delegate Open(Type type, LoadedMethod loaded)
    {
        MethodInfo method = loaded.Method;
        if (!method.IsStatic && CompilerNames.KindOf(method.DeclaringType!.Name) == MadeType.Singleton) return Bind(type, Singletons.Of(method.DeclaringType!), method, loaded);
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

    private Delegate Multicast(Unpickler unpickler, object?[] arguments)
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

    /// <summary>The delegate type of this name.</summary>
    /// <exception cref="UnpicklingException">There is none.</exception>
    public Type DelegateType(string name)
    {
        Type type = _assemblies.ResolveType(name);
        return typeof(MulticastDelegate).IsAssignableFrom(type) && !type.IsAbstract && !type.ContainsGenericParameters
            ? type
            : throw new UnpicklingException($"'{name}' is not a delegate type.");
    }

    private static UnpicklingException Malformed(PickleCallable callable) => new($"'{callable}' was called with arguments that it does not take.");
}
