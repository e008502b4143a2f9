using System.Text;

namespace PickleGen.AnalyzerBenchmarks;

/// <summary>Source of the size that the limits speak of.</summary>
internal static class Project
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing PickleGen;\n\n";

    /// <summary>What counts as many annotated types.</summary>
    public const int ManyTypes = 1000;

    private const int Files = 100, Methods = 10;

    /// <summary>10,000 lines with 2,000 lambdas in 100 files.</summary>
    /// <param name="sent">How many of the 1,000 methods give one of their two lambdas to a <c>[Pickled]</c> parameter, with what it captures; the others to a method here.</param>
    public static IEnumerable<string> Lambdas(int sent)
    {
        yield return Usings + "public static class Remote { public static T Run<T>([Pickled] Func<T> work) => work(); }\npublic static class Here { public static T Call<T>(Func<T> work) => work(); }\n";
        for (int file = 0; file < Files; file++)
        {
            var source = new StringBuilder(Usings).Append($"public sealed class Job{file}\n{{\n    private readonly int _offset = {file};\n\n");
            for (int method = 0; method < Methods; method++) source.Append(Method(method, (file * Methods + method) % (Files * Methods / sent) == 0 ? "Remote.Run" : "Here.Call"));
            yield return source.Append("}\n").ToString();
        }
    }

    /// <summary>Annotated types of five members each, one to a file.</summary>
    public static IEnumerable<string> Types(int count) =>
        Enumerable.Range(0, count).Select(i => $$"""
            {{Usings}}[Picklable]
            public partial class Type{{i}}
            {
                public int Id { get; set; }
                public string Name { get; set; } = "";
                public List<double> Values { get; set; } = [];
                public Type{{(i + 1) % count}}? Next { get; set; }
                public DateTime Made { get; set; }
            }
            """);

    // Ten lines, two lambdas.
    private static string Method(int number, string callee) => $$"""
            public int Method{{number}}(int[] numbers, string text)
            {
                int limit = numbers.Length + {{number}};
                var kept = numbers.Where(n => n > limit && n < text.Length + _offset).ToList();
                int start = kept.Count > 0 ? kept[0] : limit;
                int sent = {{callee}}(() => kept.Sum() * start + text.Length);
                return sent + Math.Max(limit, start);
            }


        """;
}
