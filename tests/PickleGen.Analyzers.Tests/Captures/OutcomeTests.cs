using PickleGen.Analyzers.Captures;

namespace PickleGen.Analyzers.Tests.Captures;

/// <summary>What PICKLE101 and 102 say of a delegate is what happens to it: it is pickled and loaded, or it is not.</summary>
public sealed partial class OutcomeTests
{
    /// <summary>A program in which <c>Remote.Run</c> really sends away what it is given.</summary>
    private const string Program = """

        public static class Remote
        {
            private static readonly PickleOptions s_options = new() { Closures = ClosurePolicy.TrustAssemblies(typeof(Remote).Assembly).SignedWith("a secret of this test"u8.ToArray()) };

            public static T Run<T>([Pickled] T work) where T : Delegate => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(work, s_options), s_options)!;
        }

        public static class Check
        {
            public static string Run()
            {
                try
                {
                    new Job(3).Test(new MemoryStream([1, 2, 3]), [1, 2, 3], "name");
                    return "";
                }
                catch (PicklingException e)
                {
                    return e.Message;
                }
            }
        }
        """;

    [Theory, MemberData(nameof(Travelling))]
    public Task What_is_passed_over_arrives(string source) => Verify(source, isReported: false);

    [Theory, MemberData(nameof(Staying))]
    public Task What_is_reported_is_refused(string source) => Verify(source, isReported: true);

    private static async Task Verify(string source, bool isReported)
    {
        var compilation = AnalyzerHarness.Compile(source + Program);
        var found = await AnalyzerHarness.RunAsync(compilation, [new CapturedStateAnalyzer()]);
        Assert.Equal(isReported, found.Any(diagnostic => diagnostic.Id is "PICKLE101" or "PICKLE102"));
        string refused = Programs.Load(compilation).Call<string>("Check", "Run");
        if (isReported) Assert.NotEqual("", refused);
        else Assert.Equal("", refused);
    }

    private static string Test(string statements, string declarations = "") =>
        $"public class Job(int factor) {{ public int Factor = factor; public void Test(Stream stream, int[] numbers, string name) {{ {statements} }} }} {declarations}";

    private static string Member(string members, string declarations = "") =>
        $"{declarations} public partial class Job(int factor) {{ public int Factor = factor; {members} }}";
}
