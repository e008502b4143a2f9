using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>The closed world: which names may become what. Built, then frozen on first use, then free for all threads.</summary>
/// <remarks>
/// Every registry knows the types that generated code registered and Python's own values (<c>datetime.date</c>, <c>decimal.Decimal</c> …).
/// What is added goes before both. Nothing else resolves: there is no look-up of types or assemblies by name.
/// </remarks>
public sealed class ClassRegistry
{
    // Indexes describe these anew each time they are asked, and every class that is described counts.
    private static readonly ConditionalWeakTable<Type, PickleClass> s_generic = [];

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Module, string Name), object> _added = [];
    private readonly Dictionary<int, (string Module, string Name)> _extensions = [];
    private volatile FrozenDictionary<(string Module, string Name), object>? _frozen;

    /// <summary>Everything that generated code registered, and Python's standard values.</summary>
    public static ClassRegistry Default { get; } = new();

    /// <summary>Adds the annotated types of an assembly that nothing has touched yet (a plug-in's): runs its module initializer.</summary>
    /// <exception cref="ArgumentNullException">The assembly is null.</exception>
    /// <exception cref="InvalidOperationException">The registry is in use already.</exception>
    public ClassRegistry Add(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        CheckOpen();
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        return this;
    }

    /// <summary>Adds a type, under its own name or another.</summary>
    /// <exception cref="ArgumentNullException">The type is null.</exception>
    /// <exception cref="ArgumentException">The type is not annotated, or has no name of its own and is given none.</exception>
    /// <exception cref="InvalidOperationException">The registry is in use already.</exception>
    public ClassRegistry Add(Type type, string? module = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        var info = FindInfo(type) ?? throw new ArgumentException($"'{type}' is not annotated with [Picklable].", nameof(type));
        string? ownModule = module ?? info.Class?.Module, ownName = name ?? info.Class?.Name;
        if (ownModule is null || ownName is null) throw new ArgumentException($"'{type}' has no name in pickles of its own: give module and name.", nameof(type));
        return Add(ownModule, ownName, info);
    }

    /// <summary>Adds a callable under its name.</summary>
    /// <exception cref="ArgumentNullException">The callable is null.</exception>
    /// <exception cref="InvalidOperationException">The registry is in use already.</exception>
    public ClassRegistry Add(PickleCallable callable)
    {
        ArgumentNullException.ThrowIfNull(callable);
        return Add(callable.Module, callable.Name, callable);
    }

    /// <summary>Gives a global a number, as Python's <c>copyreg.add_extension</c> does. The name still has to be allowed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The code is not above 0.</exception>
    /// <exception cref="ArgumentNullException">The module or the name is null.</exception>
    /// <exception cref="ArgumentException">The code has another name already.</exception>
    /// <exception cref="InvalidOperationException">The registry is in use already.</exception>
    public ClassRegistry AddExtension(int code, string module, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(code);
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(name);
        lock (_lock)
        {
            CheckOpen();
            if (!_extensions.TryAdd(code, (module, name)) && _extensions[code] != (module, name))
                throw new ArgumentException($"Extension code {code} is '{_extensions[code].Module}.{_extensions[code].Name}' already.", nameof(code));
        }
        return this;
    }

    /// <summary>What a name means here. From now on nothing can be added.</summary>
    /// <param name="module">The module, in Python 3's naming.</param>
    /// <param name="name">The qualified name in it.</param>
    /// <param name="found">A generated type's info, a <see cref="PickleCallable"/>, or the object itself that bears the name.</param>
    /// <exception cref="ArgumentNullException">The module or the name is null.</exception>
    /// <exception cref="UnpicklingException">Two types bear the name.</exception>
    public bool TryFind(string module, string name, [NotNullWhen(true)] out object? found)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(name);
        found = Freeze().GetValueOrDefault((module, name)) ?? StdlibNames.Find(module, name) ?? FindGenerated(module, name) ?? FindStateSetter(module, name) ?? FindGeneric(module, name);
        return found is not null;
    }

    /// <summary>The annotated type of this name, one that takes type arguments without them; null: there is none.</summary>
    internal Type? FindType(string module, string name) =>
        FindDefinition(module, name) ?? (TryFind(module, name, out object? found) ? (found as PickleTypeInfo)?.Type : null);

    /// <summary>The global of an extension code.</summary>
    internal (string Module, string Name)? FindExtension(int code)
    {
        Freeze();
        return _extensions.TryGetValue(code, out var global) ? global : null;
    }

    private static PickleTypeInfo? FindGenerated(string module, string name) =>
        FindBearer(module, name, static (index, module, name) => index.Find(module, name), static info => (info.Type, info.Class));

    private static PickleCallable? FindGeneric(string module, string name) => FindDefinition(module, name) is null ? null : GenericClass.Opened(module, name);

    private static Type? FindDefinition(string module, string name) =>
        FindBearer(module, name, static (index, module, name) => index.FindGeneric(module, name), static type => (type, ClassOf(type)));

    /// <summary>What bears the name today, else what bore it formerly.</summary>
    private static T? FindBearer<T>(string module, string name, Func<PickleTypeIndex, string, string, T?> find, Func<T, (Type Type, PickleClass? Class)> describe)
        where T : class
    {
        T? found = null, rival = null;
        foreach (var index in PickleTypeIndex.Registered)
        {
            if (find(index, module, name) is not { } bearer) continue;
            if (found is null)
            {
                found = bearer;
                continue;
            }
            var (known, other) = (describe(found), describe(bearer));
            if (known.Type == other.Type) continue;
            if (IsNamed(known.Class) == IsNamed(other.Class)) rival = bearer;
            else if (IsNamed(other.Class)) (found, rival) = (bearer, null);
        }
        if (found is null || rival is null) return found;
        throw new UnpicklingException($"'{module}.{name}' is the name of two types, '{describe(found).Type}' and '{describe(rival).Type}': rename one, or add one to a ClassRegistry under that name.");

        bool IsNamed(PickleClass? described) => described?.Module == module && described.Name == name;
    }

    private static PickleClass ClassOf(Type definition) =>
        s_generic.GetValue(definition, static definition => PickleTypeIndex.Registered.SelectMany(static index => index.GenericClasses).First(generic => generic.Type == definition));

    /// <summary><c>Type.Method</c>, where that is the state setter of an annotated type.</summary>
    private static object? FindStateSetter(string module, string name)
    {
        int dot = name.LastIndexOf('.');
        if (dot <= 0) return null;
        string owner = name[..dot], setter = name[(dot + 1)..];
        if (FindGenerated(module, owner) is { Class: { } known } info) return known.StateSetter == setter && known.Name == owner ? Unpickler.SetterOf(info) : null;
        if (FindDefinition(module, owner) is not { } definition) return null;
        var generic = ClassOf(definition);
        return generic.StateSetter == setter && generic.Name == owner ? Unpickler.SetterOf(generic) : null;
    }

    private static PickleTypeInfo? FindInfo(Type type)
    {
        RuntimeHelpers.RunModuleConstructor(type.Module.ModuleHandle);
        foreach (var index in PickleTypeIndex.Registered)
        {
            if (index.Find(type) is { } info) return info;
        }
        return null;
    }

    private ClassRegistry Add(string module, string name, object value)
    {
        lock (_lock)
        {
            CheckOpen();
            _added[(module, name)] = value;
        }
        return this;
    }

    private FrozenDictionary<(string Module, string Name), object> Freeze()
    {
        if (_frozen is { } frozen) return frozen;
        lock (_lock) return _frozen ??= _added.ToFrozenDictionary();
    }

    private void CheckOpen()
    {
        if (_frozen is not null) throw new InvalidOperationException("This class registry is in use: build it before the first load.");
    }
}
