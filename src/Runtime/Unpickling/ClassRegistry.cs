using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>The closed world: which names may become what. Built, then frozen on first use, then free for all threads.</summary>
/// <remarks>
/// Every registry knows Python's own values (<c>datetime.date</c>, <c>decimal.Decimal</c> …), and the types that generated code registered, unless
/// it is <see cref="OnlyAdded"/>. What is added goes before both. Nothing else resolves: there is no look-up of types or assemblies by name.
/// </remarks>
public sealed partial class ClassRegistry
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Module, string Name), object> _added = [];
    private readonly HashSet<Type> _types = [];
    private readonly HashSet<Assembly> _assemblies = [];
    private readonly Dictionary<int, (string Module, string Name)> _extensions = [];
    private volatile FrozenDictionary<(string Module, string Name), object>? _frozen;

    /// <summary>Everything that generated code registered, and Python's standard values.</summary>
    public static ClassRegistry Default { get; } = new();

    /// <summary>Whether annotated types mean something only if they, or their assemblies, were added: those of members and elements too.</summary>
    /// <remarks>
    /// For pickles from outside, where an <c>object</c> would else take any annotated type of the program. A generic type that is added with its type
    /// arguments is allowed with these; one that is added without, with any that are.
    /// </remarks>
    public bool OnlyAdded { get; init; }

    /// <summary>Adds the annotated types of an assembly, which nothing need have touched yet (a plug-in's): runs its module initializer.</summary>
    /// <exception cref="ArgumentNullException">The assembly is null.</exception>
    /// <exception cref="InvalidOperationException">The registry is in use already.</exception>
    public ClassRegistry Add(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        lock (_lock)
        {
            CheckOpen();
            _assemblies.Add(assembly);
        }
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        return this;
    }

    /// <summary>Adds a type, under its own name or another. A generic one may come with type arguments or without. An interface or abstract class is allowed as a type argument.</summary>
    /// <exception cref="ArgumentNullException">The type is null.</exception>
    /// <exception cref="ArgumentException">The type is not annotated, or has no name of its own and is given none.</exception>
    /// <exception cref="InvalidOperationException">The registry is in use already.</exception>
    public ClassRegistry Add(Type type, string? module = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        RuntimeHelpers.RunModuleConstructor(type.Module.ModuleHandle);
        if (type.IsGenericTypeDefinition) return AddDefinition(type, module, name);
        var info = PickleTypeInfo.Find(type);
        string? ownModule = module ?? info?.Class?.Module, ownName = name ?? info?.Class?.Name;
        if (info is null || (info.Class is null && !IsGenerated(type))) throw NotAnnotated(type);
        // It has no objects to be named: pickles name it as a type argument only, as .NET does.
        if (type.IsAbstract && ownModule is null && ownName is null) return Allow(type);
        if (ownModule is null || ownName is null) throw new ArgumentException($"'{type}' has no name in pickles of its own: give module and name.", nameof(type));
        // The name of a generic type is that of all of them: which one is meant is said by the arguments that it is called with.
        object value = module is null && name is null && info.Class is { IsGeneric: true } ? GenericClass.Opened(ownModule, ownName) : info;
        return Add(ownModule, ownName, value, type);
    }

    private ClassRegistry Allow(Type type)
    {
        lock (_lock)
        {
            CheckOpen();
            _types.Add(type);
        }
        return this;
    }

    private ClassRegistry AddDefinition(Type definition, string? module, string? name)
    {
        var @class = FindClassOf(definition) ?? throw NotAnnotated(definition);
        return Add(module ?? @class.Module, name ?? @class.Name, GenericClass.Opened(@class.Module, @class.Name), definition);
    }

    private static ArgumentException NotAnnotated(Type type) => new($"'{type}' is not annotated with [Picklable].", nameof(type));

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

    private ClassRegistry Add(string module, string name, object value, Type? type = null)
    {
        lock (_lock)
        {
            CheckOpen();
            if (type is not null) _types.Add(type);
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
