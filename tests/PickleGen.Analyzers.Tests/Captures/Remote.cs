namespace PickleGen.Analyzers.Tests.Captures;

/// <summary>The setting of the capture tests: statements of a method, in a class whose <c>Remote.Run</c> sends delegates away.</summary>
internal static class Remote
{
    private const string Declaration = """

        static partial class Remote
        {
            public static void Run([Pickled] Delegate work) { }
            public static void Each<T>([Pickled] Func<T, bool> work) { }
            public static void All([Pickled] params Action[] work) { }
        }
        """;

    /// <summary>The statements in a method with a parameter each of the types that tests need, and declarations after the class.</summary>
    public static string Method(string statements, string declarations = "") => $$"""
        class Job
        {
            void Test(Stream stream, int[] numbers, string name)
            {
                {{statements}}
            }
        }
        {{declarations}}
        {{Declaration}}
        """;

    /// <summary>Whole types, with <c>Remote</c> beside them.</summary>
    public static string Types(string types) => types + Declaration;
}
