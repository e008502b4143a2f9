using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PickleGen.Closures;

/// <summary>Finds the method that a pickle means, never another.</summary>
internal sealed class MethodResolver(ClosureAssemblies assemblies)
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The methods that have the pickled name or the pickled code, closed with the pickled type arguments, the likeliest first.</summary>
    /// <remarks>More than one where the same lambda stands in several places: which is meant, the closure says that it is called on.</remarks>
    /// <exception cref="PickleSecurityException">The assembly is not trusted.</exception>
    /// <exception cref="StaleCodeException">This program's code is not what was pickled.</exception>
    public MethodInfo[] Resolve(MethodIdentity identity)
    {
        if (!assemblies.TryGet(identity.Assembly, out Assembly? assembly)) return [Close(identity, ResolveUnlisted(identity))];
        MethodInfo[] definitions = identity.Build is { } build ? ResolveMoving(identity, build, assembly) : [ResolveNamed(identity, assembly)];
        return Array.ConvertAll(definitions, definition => Close(identity, definition));
    }

    private MethodInfo ResolveUnlisted(MethodIdentity identity)
    {
        if (FrameworkAssemblies.IsName(identity.Assembly))
        {
            if (PureMethods.TypeOf(identity.Type) is { } type && MethodsOf(type).FirstOrDefault(identity.Names) is { } method && PureMethods.IsPure(method)) return method;
            // A delegate that calls a delegate, which has passed this door itself.
            if (identity.Name == "Invoke" && assemblies.Definition(TypeName.Parse(identity.Type)) is var wrapped && wrapped.IsSubclassOf(typeof(Delegate))) return DelegateTypes.InvokeOf(wrapped);
        }

        throw new PickleSecurityException(
            $"The pickle holds a delegate to {identity}, which the ClosurePolicy does not list. " +
            "If whoever writes these pickles may call any method in it, add it: ClosurePolicy.TrustAssemblies(…).");
    }

    private static MethodInfo ResolveNamed(MethodIdentity identity, Assembly assembly)
    {
        Type type = ClosureAssemblies.Find(assembly, TypeName.Parse(identity.Type).Name)
            ?? throw Stale(identity, "this program's assembly has no such type");
        MethodInfo method = MethodsOf(type).FirstOrDefault(identity.Names)
            ?? throw Stale(identity, $"that type has no such method with the signature '{identity.Signature}'");
        if (CompilerNames.IsMoving(method)) throw Stale(identity, "the pickle does not say what its code is, and its name does not tell");
        return method;
    }

    private static MethodInfo[] ResolveMoving(MethodIdentity identity, BuildMark build, Assembly assembly)
    {
        string typeName = TypeName.Parse(identity.Type).Name;
        Module module = assembly.ManifestModule;
        if (module.ModuleVersionId == build.Module
            && MethodIl.DefinitionAt(module, build.Token) is { } same
            && same.DeclaringType?.FullName == typeName && identity.Names(same) && build.Matches(same))
        {
            return [same];
        }

        if (ClosureAssemblies.Find(assembly, typeName) is { } type
            && MethodsOf(type).FirstOrDefault(method => identity.Names(method) && build.Matches(method)) is { } named)
        {
            return [named];
        }

        MethodInfo[] moved = [.. MovingMethods.In(module).Where(method => identity.Signs(method) && build.Matches(method))];
        return moved.Length > 0 ? moved : throw Stale(identity, "no lambda or local function in this program's assembly has the code that was pickled");
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Native AOT throws where it has no code for an instantiation; that is reported as an error of the pickle.")]
    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "Constraints are checked by the runtime; no member of an argument is reached by name.")]
    private MethodInfo Close(MethodIdentity identity, MethodInfo definition)
    {
        Type open = definition.DeclaringType!;
        Type declaring = TypeName.Parse(identity.Type).WithArguments(open, assemblies.Definition);
        MethodInfo method = ReferenceEquals(open, declaring)
            ? definition
            : (MethodInfo)MethodBase.GetMethodFromHandle(definition.MethodHandle, declaring.TypeHandle)!;
        if (identity.TypeArguments.Count == 0) return method;
        try
        {
            return method.MakeGenericMethod([.. identity.TypeArguments.Select(assemblies.ResolveType)]);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new UnpicklingException($"{identity} cannot be called with the type arguments in the pickle: {e.Message}", e);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A method that trimming removed is not found, and the load says so.")]
    private static MethodInfo[] MethodsOf(Type type) => type.GetMethods(Declared);

    private static StaleCodeException Stale(MethodIdentity identity, string why) => new(
        $"The pickle holds a delegate to {identity}, but {why}. The code was edited, compiled in another configuration, or removed: " +
        "deploy the build that wrote the pickle, pickle the delegate again with this one, or use a named method, which is told by its name and signature alone.");
}
