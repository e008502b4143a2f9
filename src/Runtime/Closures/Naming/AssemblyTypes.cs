using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PickleGen.Closures;

/// <summary>All types of a module.</summary>
internal static class AssemblyTypes
{
    /// <summary>Those that load: one that needs an assembly which is not there must not hide the rest.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A type that trimming removed is not found, and the load says so.")]
    public static IEnumerable<Type> In(Module module)
    {
        try
        {
            return module.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }
}
