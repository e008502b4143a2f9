using System.Reflection;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>Module <c>picklegen</c> for a program that trusts some assemblies: what its callables do on load.</summary>
internal sealed class ClosureLoader
{
    /// <summary><c>picklegen.method</c>.</summary>
    public readonly PickleCallable FindMethod;

    /// <summary><c>picklegen.closure</c>.</summary>
    public readonly PickleCallable MakeClosure;

    /// <summary><c>picklegen.delegate</c>.</summary>
    public readonly PickleCallable MakeDelegate;

    /// <summary><c>picklegen.fill</c>.</summary>
    public readonly PickleCallable FillClosure;

    /// <summary>How pickles of delegates began that were loaded before.</summary>
    public KnownOpenings Openings { get; private set; } = new();

    private readonly ClosureAssemblies _assemblies;
    private readonly MethodResolver _resolver;
    private readonly BoundedCache<object?[], LoadedMethod> _methods = new(new MethodArguments());

    /// <summary>Loads delegates to methods of these assemblies.</summary>
    public ClosureLoader(ClosureAssemblies assemblies)
    {
        _assemblies = assemblies;
        _resolver = new MethodResolver(assemblies);
        FindMethod = Loads(ClosureNames.Method, Method);
        MakeClosure = Loads(ClosureNames.Closure, Closure);
        MakeDelegate = Loads(ClosureNames.Delegate, Delegate);
        FillClosure = Loads(ClosureNames.Fill, Fill);
        CodeUpdates.Watch(this);
    }

    /// <summary>After a hot reload.</summary>
    public void Forget()
    {
        _methods.Clear();
        Openings = new KnownOpenings();
    }

    /// <summary>What a name of the module means; null: nothing.</summary>
    public PickleCallable? Find(string name)
    {
        if (name == MakeDelegate.Name) return MakeDelegate;
        if (name == FindMethod.Name) return FindMethod;
        if (name == MakeClosure.Name) return MakeClosure;
        if (name == FillClosure.Name) return FillClosure;
        if (name == ClosureNames.Multicast.Name) return Loads(ClosureNames.Multicast, Multicast);
        return name == ClosureNames.Anonymous.Name ? Loads(ClosureNames.Anonymous, Anonymous) : null;
    }

    /// <summary>Makes the delegate type that a program asks for known by its name.</summary>
    public void Expect(Type type) => _assemblies.Know(type);

    /// <summary>The method that the arguments of <c>picklegen.method</c> mean.</summary>
    /// <exception cref="PickleSecurityException">Its assembly is not trusted.</exception>
    /// <exception cref="StaleCodeException">This program's code is not what was pickled.</exception>
    /// <exception cref="UnpicklingException">The program was compiled ahead of time.</exception>
    public LoadedMethod Method(object?[] arguments)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported) throw new UnpicklingException($"A delegate cannot be loaded here: {PickledMethod.NoCode}");
        if (_methods.TryGet(arguments, out LoadedMethod? known)) return known;
        MethodIdentity identity = MethodArguments.ToIdentity(arguments);
        return _methods.Add(arguments, new LoadedMethod(identity, _resolver));
    }

    private static PickleCallable Loads(PickleCallable callable, Func<Unpickler, object?[], object?> target) => new(callable.Module, callable.Name, target) { Part = new ClosureWord(callable.Name) };

    private LoadedMethod Method(Unpickler unpickler, object?[] arguments) => Method(arguments);

    private static ClosureShell Closure(Unpickler unpickler, object?[] arguments) => arguments.Length == 0 ? new ClosureShell() : throw Malformed(ClosureNames.Closure);

    private Delegate Delegate(Unpickler unpickler, object?[] arguments)
    {
        if (arguments.Length is not (2 or 3) || arguments[0] is not string typeName || arguments[1] is not LoadedMethod method) throw Malformed(ClosureNames.Delegate);
        Type type = DelegateType(typeName);
        return arguments.Length == 3 ? Closed(unpickler, type, method, arguments[2]) : Open(type, method);
    }

    private static Delegate Open(Type type, LoadedMethod loaded)
    {
        MethodInfo method = loaded.Method;
        if (!method.IsStatic && CompilerNames.KindOf(method.DeclaringType!.Name) == MadeType.Singleton) return Bind(type, Singletons.Of(method.DeclaringType!), method, loaded);
        // Reflection makes no open delegates to generic virtual methods.
        if (method is { IsVirtual: true, IsGenericMethod: true }) throw loaded.DoesNotFit(type);
        Delegate made = System.Delegate.CreateDelegate(type, method, throwOnBindFailure: false) ?? throw loaded.DoesNotFit(type);
        // That one calls nothing, which ends the process, where the method is an interface's static virtual one: C# makes such of T.Method.
        return method is { IsStatic: true, IsVirtual: true } ? DelegateFactory.MakeExactly(type, target: null, method) : made;
    }

    private static Delegate Closed(Unpickler unpickler, Type type, LoadedMethod loaded, object? target)
    {
        // A closure is only ever made through its shell: no pickle may pass another object off as one.
        if (loaded.IsOnClosure != target is ClosureShell) throw loaded.DoesNotFit(type);
        if (target is not ClosureShell shell) return ClosedOver(unpickler, type, loaded, target);
        Delegate made = loaded.On(shell, type, unpickler.LambdaPlaces, out CapturedVariables variables);
        unpickler.ExpectVariables(made, variables);
        return made;
    }

    private static Delegate ClosedOver(Unpickler unpickler, Type type, LoadedMethod loaded, object? target)
    {
        object? on = CapturedValues.Convert(unpickler, target, DelegateTypes.TargetOf(loaded.Method));
        // An extension method may be closed over null; an instance method never is, though reflection would do it.
        if (loaded.Method is { IsStatic: true, IsVirtual: true }) throw loaded.DoesNotFit(type);
        return on is null && !loaded.Method.IsStatic ? throw loaded.DoesNotFit(type) : Bind(type, on, loaded.Method, loaded);
    }

    private static Delegate Bind(Type type, object? target, MethodInfo method, LoadedMethod loaded)
    {
        Delegate made = System.Delegate.CreateDelegate(type, target, method, throwOnBindFailure: false) ?? throw loaded.DoesNotFit(type);
        // Reflection binds to the override, where the pickle names the method that was called: base.Method is another than this.Method.
        if (!method.IsVirtual || target is null || target.GetType() == method.DeclaringType || made.Method == method) return made;
        if (method.IsAbstract || method.DeclaringType!.IsInterface) throw loaded.IsOverridden(made.Method);
        return DelegateFactory.MakeExactly(type, target, method);
    }

    private Delegate Multicast(Unpickler unpickler, object?[] arguments)
    {
        if (arguments is not [string typeName, .. { Length: > 0 } parts]) throw Malformed(ClosureNames.Multicast);
        Type type = DelegateType(typeName);
        unpickler.Charge(parts.Length);
        var delegates = new Delegate[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            // Picklers write each call by itself. A part that is many, given again and again through the memo, would multiply.
            delegates[i] = parts[i] is Delegate { HasSingleTarget: true } part && part.GetType() == type ? part : throw Malformed(ClosureNames.Multicast);
        }

        return System.Delegate.Combine(delegates)!;
    }

    private static object? Fill(Unpickler unpickler, object?[] arguments)
    {
        if (arguments is not [Delegate { Target: { } closure } made, PickleDict given] || !CompilerNames.IsDisplayClass(closure.GetType())) throw Malformed(ClosureNames.Fill);
        // Whoever fills it again may give what has changed. What has been used of parts is not there to be looked at afterwards.
        if (unpickler.TryTakeVariables(made, out CapturedVariables? variables)) CapturedValues.Demand(closure, variables, given);
        CapturedValues.Fill(unpickler, closure, given);
        return null;
    }

    private object Anonymous(Unpickler unpickler, object?[] arguments)
    {
        if (arguments is not [string typeName, .. var values]) throw Malformed(ClosureNames.Anonymous);
        Type type = _assemblies.ResolveType(typeName);
        if (!CompilerNames.IsAnonymousType(type) || type.ContainsGenericParameters) throw new UnpicklingException($"'{ShownText.OfSentence(typeName)}' is not an anonymous type.");
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
            : throw NoDelegate(name);
    }

    private static UnpicklingException NoDelegate(string name) => new($"'{ShownText.OfSentence(name)}' is not a delegate type.");

    private static UnpicklingException Malformed(PickleCallable callable) => new($"'{callable}' was called with arguments that it does not take.");
}
