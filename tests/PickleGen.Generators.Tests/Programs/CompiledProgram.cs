using System.Globalization;
using System.Reflection;
using PickleGen.Generators.Tests.Assemblies;

namespace PickleGen.Generators.Tests.Programs;

/// <summary>A program of one file, compiled with the generator and run: it must compile without a warning in what is generated.</summary>
internal static class CompiledProgram
{
    // At every protocol, and as an object: one answer.
    private const string Door =
        """

        public static partial class Door
        {
            private static T Copy<T>(T value)
            {
                T last = PickleSerializer.Deserialize<T>(PickleSerializer.Serialize<T>(value))!;
                for (int protocol = 0; protocol <= 5; protocol++)
                    last = PickleSerializer.Deserialize<T>(PickleSerializer.Serialize<T>(value, new PickleOptions { Protocol = protocol }))!;
                return last;
            }
        }
        """;

    /// <summary>What an expression is worth; <c>Copy</c> saves and loads.</summary>
    /// <param name="source">The types.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="name">The assembly's name.</param>
    public static string Evaluate(string source, string expression, string name = "Sample")
    {
        var assembly = new CompiledAssemblies(asReferences: false).Add(name, source + Door + "public static partial class Door { public static object? Run() => " + expression + "; }");
        try
        {
            return string.Format(CultureInfo.InvariantCulture, "{0}", assembly.GetType("Door")!.GetMethod("Run")!.Invoke(null, null));
        }
        catch (TargetInvocationException e)
        {
            return $"{e.InnerException!.GetType().Name}: {e.InnerException.Message}";
        }
    }
}
