using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;

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
        if (!assemblies.TryGet(identity.Assembly, out Assembly? assembly)) return [ResolveUnlisted(identity)];
        if (identity.IsOfArray) throw OfArray(identity);
        if (identity.Code is not { } code) return [ResolveNamed(identity, assembly)];
        return MethodIl.DefinitionAt(assembly.ManifestModule, code.Token) is MethodInfo same && same.Name == identity.Name && IsMeant(identity, code, same) && TryClose(identity, same, out _) is { } closed
            ? [closed]
            : ResolveMoved(identity, code, assembly);
    }

    /// <summary>All methods that have the pickled code, the likeliest first.</summary>
    /// <exception cref="StaleCodeException">There is none.</exception>
    public MethodInfo[] ResolveEverywhere(MethodIdentity identity) =>
        identity.Code is { } code && assemblies.TryGet(identity.Assembly, out Assembly? assembly) ? ResolveMoved(identity, code, assembly) : Resolve(identity);

    /// <summary>The methods of a type that an identity names: overloads may differ in modifiers of their parameters' types alone, which no name says.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A method that trimming removed is not found, and the load says so.")]
    public static MethodInfo[] Named(MethodIdentity identity, Type type) =>
        [.. type.GetMember(identity.Name, MemberTypes.Method, Declared).Cast<MethodInfo>().Where(identity.Names)];

    private MethodInfo ResolveUnlisted(MethodIdentity identity)
    {
        if (AssemblyNames.IsFramework(identity.Assembly) && identity is { Code: null, IsOfArray: false })
        {
            if (PureMethods.TypeOf(identity.Declaring) is { } type && OnlyNamed(identity, type) is { } method && PureMethods.IsPure(method)) return method;
            // A delegate that calls a delegate, which has passed this door itself.
            if (identity.Name == "Invoke" && assemblies.Definition(identity.Declaring) is var wrapped && wrapped.IsSubclassOf(typeof(MulticastDelegate))) return Close(identity, DelegateTypes.InvokeOf(wrapped));
        }

        throw new PickleSecurityException(
            $"The pickle holds a delegate to {identity} of assembly '{ShownText.Of(identity.Assembly)}', which the ClosurePolicy does not list. " +
            "If whoever writes these pickles may call any method in it, add it: ClosurePolicy.TrustAssemblies(…).");
    }

    private MethodInfo ResolveNamed(MethodIdentity identity, Assembly assembly)
    {
        Type type = ClosureAssemblies.Find(assembly, identity.Declaring.FullName) ?? throw Stale(identity, "this program's assembly has no such type");
        MethodInfo method = OnlyNamed(identity, type)
            ?? throw Stale(identity, "that type has no such method with this signature");
        if (CompilerNames.IsMoving(method)) throw Stale(identity, "the pickle does not say what its code is, and its name does not tell");
        // The runtime makes delegates of such methods too, and a call of one ends the process.
        if (method is { IsStatic: true, IsAbstract: true }) throw Stale(identity, "that method is static and abstract here, with no code to call");
        if (method.IsDefined(typeof(UnmanagedCallersOnlyAttribute), inherit: false)) throw Stale(identity, "that method is for calls from native code alone here");
        return Close(identity, method);
    }

    // Another lambda above, methods in another order, another type: the code itself tells, and what the name says of it decides who is first.
    private MethodInfo[] ResolveMoved(MethodIdentity identity, CodeMark code, Assembly assembly)
    {
        MethodInfo[] moved = Array.FindAll(MovingMethods.In(assembly.ManifestModule), method => IsMeant(identity, code, method));
        if (moved.Length == 0) throw Stale(identity, "no lambda or local function in this program's assembly has the code that was pickled");
        int likeliest = Array.FindIndex(moved, method => method.Name == identity.Name && IsInSameType(identity, method));
        if (likeliest > 0) (moved[0], moved[likeliest]) = (moved[likeliest], moved[0]);
        var closed = new List<MethodInfo>(moved.Length);
        UnpicklingException? failure = null;
        foreach (MethodInfo definition in moved)
        {
            if (TryClose(identity, definition, out UnpicklingException? why) is { } candidate) closed.Add(candidate);
            else failure ??= why;
        }

        return closed.Count > 0 ? [.. closed] : throw failure!;
    }

    // Code of another type may read the same and be generic otherwise: what the pickled type arguments do not fit is not what was pickled.
    private MethodInfo? TryClose(MethodIdentity identity, MethodInfo definition, out UnpicklingException? failure)
    {
        try
        {
            failure = null;
            return Close(identity, definition);
        }
        catch (UnpicklingException exception) when (exception is not PickleSecurityException)
        {
            failure = exception;
            return null;
        }
    }

    // Code that mentions what is local to a file may read the same in another file and mean something else: it stays in its type.
    private static bool IsMeant(MethodIdentity identity, CodeMark code, MethodInfo definition) =>
        code.Matches(definition) && (!MethodCode.Of(definition).IsLocalToFile || IsInSameType(identity, definition));

    private static bool IsInSameType(MethodIdentity identity, MethodInfo definition) =>
        FileLocalTypes.WithoutHash(CompilerNames.UserTypeOf(definition.DeclaringType!).FullName!) == FileLocalTypes.WithoutHash(identity.Declaring.FullName);

    private MethodInfo Close(MethodIdentity identity, MethodInfo definition)
    {
        Type open = definition.DeclaringType!;
        bool isClosed = !open.IsGenericTypeDefinition && !identity.HasDeclaringArguments && !definition.IsGenericMethodDefinition && identity.TypeArguments.Length == 0;
        return isClosed ? definition : Close(identity, definition, open);
    }

    private MethodInfo Close(MethodIdentity identity, MethodInfo definition, Type open)
    {
        Type declaring = identity.Declaring.WithArguments(open, assemblies.Definition);
        MethodInfo method = ReferenceEquals(open, declaring)
            ? definition
            : (MethodInfo)MethodBase.GetMethodFromHandle(definition.MethodHandle, declaring.TypeHandle)!;
        return identity.TypeArguments.Length == 0 && !method.IsGenericMethodDefinition ? method : WithTypeArguments(identity, method);
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Native AOT throws where it has no code for an instantiation; that is reported as an error of the pickle.")]
    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "Constraints are checked by the runtime; no member of an argument is reached by name.")]
    private MethodInfo WithTypeArguments(MethodIdentity identity, MethodInfo method)
    {
        try
        {
            return method.MakeGenericMethod(Array.ConvertAll(identity.TypeArguments, assemblies.ResolveType));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw new UnpicklingException($"{identity} cannot be called with the type arguments in the pickle: {ShownText.OfSentence(e.Message)}", e);
        }
    }

    private static MethodInfo? OnlyNamed(MethodIdentity identity, Type type)
    {
        MethodInfo[] named = Named(identity, type);
        return named.Length < 2 ? named.FirstOrDefault() : throw new UnpicklingException($"The pickle holds a delegate to {identity}, and that type has several such methods: which is meant, it does not say.");
    }

    private static UnpicklingException OfArray(MethodIdentity identity) => new($"The pickle holds a delegate to {identity}: arrays have no such methods.");

    private static StaleCodeException Stale(MethodIdentity identity, string why) => new(
        $"The pickle holds a delegate to {identity}, but {why}. The code was edited, compiled in another configuration, or removed: " +
        "deploy the build that wrote the pickle, pickle the delegate again with this one, or use a named method, which is told by its name and signature alone.");
}
