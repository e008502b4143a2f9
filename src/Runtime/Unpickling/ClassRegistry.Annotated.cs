using System.Runtime.CompilerServices;
using PickleGen.Closures;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>The types that generated code registered.</content>
public sealed partial class ClassRegistry
{
    // Indexes describe these anew each time they are asked, and every class that is described counts.
    private static readonly ConditionalWeakTable<Type, PickleClass> s_generic = [];

    /// <summary>Whether an annotated type may come: any may, unless only those that were added do. Of a generic one without arguments, whether there are any with which it may.</summary>
    internal bool IsAllowed(Type type)
    {
        if (!OnlyAdded || _types.Contains(type) || _assemblies.Contains(type.Assembly)) return true;
        if (type.IsGenericTypeDefinition) return _types.Any(added => added.IsConstructedGenericType && added.GetGenericTypeDefinition() == type);
        return type.IsConstructedGenericType && _types.Contains(type.GetGenericTypeDefinition());
    }

    /// <summary>The type that was added with its type arguments.</summary>
    internal PickleTypeInfo? FindAdded(Func<PickleTypeInfo, bool> isMeant) =>
        _types.Where(static type => type.IsConstructedGenericType).Select(PickleTypeInfo.Find).FirstOrDefault(info => info is not null && isMeant(info));

    private PickleTypeInfo? FindGenerated(string module, string name) =>
        FindBearer(module, name, static (index, module, name) => index.Find(module, name), static info => (info.Type, info.Class));

    private PickleCallable? FindGeneric(string module, string name) => FindDefinition(module, name) is null ? null : GenericClass.Opened(module, name);

    private Type? FindDefinition(string module, string name) =>
        FindBearer(module, name, static (index, module, name) => index.FindGeneric(module, name), static type => (type, ClassOf(type)));

    /// <summary>The annotated interface or abstract class of this name; null: there is none.</summary>
    /// <exception cref="UnpicklingException">Two bear it.</exception>
    internal Type? FindOpen(string name)
    {
        Type? found = null;
        foreach (var index in PickleTypeIndex.Registered)
        {
            if (index.FindOpen(name) is not { } bearer || !IsAllowed(bearer) || bearer == found) continue;
            if (found is not null) throw new UnpicklingException($"'{name}' is the name of two types, {Told(found)} and {Told(bearer)}: rename one.");
            found = bearer;
        }
        return found;
    }

    /// <summary>What bears the name today, else what bore it formerly.</summary>
    private T? FindBearer<T>(string module, string name, Func<PickleTypeIndex, string, string, T?> find, Func<T, (Type Type, PickleClass? Class)> describe)
        where T : class
    {
        T? found = null, rival = null;
        foreach (var index in PickleTypeIndex.Registered)
        {
            if (find(index, module, name) is not { } bearer || !IsAllowed(describe(bearer).Type)) continue;
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
        throw new UnpicklingException($"'{module}.{name}' is the name of two types, {Told(describe(found).Type)} and {Told(describe(rival).Type)}: rename one, or add one to a ClassRegistry under that name.");

        bool IsNamed(PickleClass? described) => described?.Module == module && described.Name == name;
    }

    // Their full names may be one and the same, too.
    private static string Told(Type type) => $"'{type}' of assembly '{AssemblyNames.SimpleNameOf(type.Assembly)}'";

    private static PickleClass ClassOf(Type definition) => FindClassOf(definition)!;

    private static bool IsGenerated(Type type) => Array.Exists(PickleTypeIndex.Registered, index => index.Find(type) is not null);

    private static PickleClass? FindClassOf(Type definition)
    {
        if (s_generic.TryGetValue(definition, out var known)) return known;
        var found = PickleTypeIndex.Registered.SelectMany(static index => index.GenericClasses).FirstOrDefault(generic => generic.Type == definition);
        return found is null ? null : s_generic.GetValue(definition, _ => found);
    }

    /// <summary><c>Type.Method</c>, where that is the state setter of an annotated type, by whatever name that is known here.</summary>
    private object? FindStateSetter(string module, string name)
    {
        int dot = name.LastIndexOf('.');
        if (dot <= 0) return null;
        string owner = name[..dot], setter = name[(dot + 1)..];
        var info = Freeze().GetValueOrDefault((module, owner)) as PickleTypeInfo ?? FindGenerated(module, owner);
        if (info is { Class: { } known }) return known.StateSetter == setter ? Unpickler.SetterOf(info) : null;
        return FindDefinition(module, owner) is { } definition && ClassOf(definition) is var generic && generic.StateSetter == setter ? Unpickler.SetterOf(generic) : null;
    }
}
