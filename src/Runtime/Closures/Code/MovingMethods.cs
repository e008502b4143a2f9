using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>The lambdas and local functions of a module: where to look for one that moved.</summary>
internal static class MovingMethods
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConditionalWeakTable<Module, MethodInfo[]> s_known = [];

    /// <summary>All of them, in the order of the metadata.</summary>
    public static MethodInfo[] In(Module module) => s_known.GetValue(module, Collect);

    /// <summary>After a hot reload.</summary>
    public static void Forget() => s_known.Clear();

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A method that trimming removed is not found, and the load says so.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A method that trimming removed is not found, and the load says so.")]
    private static MethodInfo[] Collect(Module module) =>
    [
        .. AssemblyTypes.In(module)
            .Where(type => CompilerNames.KindOf(type.Name) != MadeType.StateMachine)
            .SelectMany(type => type.GetMethods(Declared))
            .Where(CompilerNames.IsMoving)
            .OrderBy(method => method.MetadataToken),
    ];
}
