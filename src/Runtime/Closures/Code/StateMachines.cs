using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PickleGen.Closures;

/// <summary>The bodies of async methods and iterators, which the compiler moves into types of their own.</summary>
internal static class StateMachines
{
    /// <summary>Every method of a state machine, in the order of the source.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A method that trimming removed never runs; the method that does the work is called through an interface and stays.")]
    public static IEnumerable<MethodBase> MethodsOf(Type definition) =>
        definition
            .GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .OfType<MethodBase>()
            .OrderBy(method => method.MetadataToken);
}
