using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PickleGen.Closures;

/// <summary>The only instances of the classes that hold lambdas which capture nothing: two delegates to one lambda are equal by them.</summary>
internal static class Singletons
{
    /// <summary>The instance, made by the class itself on first use.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The code that makes the delegate reads the field; where trimming removed it there is no such delegate.")]
    public static object Of(Type type) =>
        type.GetField(CompilerNames.SingletonField, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(null)
        ?? throw new StaleCodeException($"'{type}' has no instance of its own.");
}
