namespace PickleGen.Tests.Closures;

/// <summary>Lambdas that share their variables, where the code of some stands in several places: only all of them together tell which is meant.</summary>
public class SharedPlaceTests
{
    private const string Usings = "using System; using System.Collections.Generic; public static class Program { ";

    private const string Made = """
        public static List<Delegate> Make() { int x = 3; /**/ Func<int> f = () => x++; Func<int> g = () => x + 100; Func<int> h = () => x + 200; return [f, g, h]; } }
        """;

    private const string Other = "public static List<Delegate> Other(int x) { Func<int> f = () => x++; return [f]; } ";

    public static TheoryData<string, string, string> Edits() => new()
    {
        { "lambda above in the same method", Usings + Other + Made, Edited(Usings + Other + Made) },
        { "overload with the same lambda above", Usings + Made, Usings + Other.Replace("Other", "Make", StringComparison.Ordinal) + Made },
        { "methods with one, two and more of them above", Usings + Made, Usings + Other + Two("Two") + Two("Three") + Edited(Made) },
        { "method with two others above", Usings + Made, Usings + Other + Other.Replace("Other", "Again", StringComparison.Ordinal).Replace("return", "Func<int> q = () => x - 1; Func<int> r = () => x - 2; return", StringComparison.Ordinal) + Edited(Made) },
        { "class above", Usings + Made, "using System; using System.Collections.Generic; public static class Above { " + Two("Make") + "} " + Usings[Usings.IndexOf("public", StringComparison.Ordinal)..] + Edited(Made) },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Lambdas_that_share_their_variables_are_found_together_in_any_order(string edit, string before, string after)
    {
        Assert.NotEmpty(edit);
        var made = Build.Of(before).Call<List<Delegate>>("Make");
        Build built = Build.Of(after);
        foreach (int[] order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [0, 1], [0], [0, 0, 2]])
        {
            List<Delegate> chosen = [.. order.Select(index => made[index])];
            foreach (byte[] pickle in (byte[][])[PickleSerializer.Serialize(chosen), PickleSerializer.Serialize<object>(chosen), PickleSerializer.Serialize(chosen, new PickleOptions { Protocol = 2 })])
            {
                var loaded = PickleSerializer.Deserialize<List<Delegate>>(pickle, Options(built))!;
                Assert.Equal(order.Select(index => made[index].Method.ReturnType), loaded.Select(each => each.Method.ReturnType));
                Assert.Single(loaded.Select(each => each.Target).Distinct());
                Assert.Equal(order.Contains(0) ? 3 : 103 + 100 * (order[0] - 1), Answer(loaded, order, order.Contains(0) ? 0 : order[0]));
                if (order.Contains(1)) Assert.Equal(order.Contains(0) ? 104 : 103, Answer(loaded, order, 1));
                if (order.Contains(2)) Assert.Equal(order.Contains(0) ? 204 : 203, Answer(loaded, order, 2));
            }
        }
    }

    [Fact]
    public void Lambda_that_captures_one_that_shares_its_variables_is_found_with_it()
    {
        const string Source = Usings + """
            public static Func<Func<int>> Other(Func<int> g) => () => g;
            public static Func<Func<int>> Make() { int x = 3; Func<int> g = null!; g = () => g is null ? 0 : x; /**/ return () => g; } }
            """;
        var made = Build.Of(Source).Call<Func<Func<int>>>("Make");
        Build built = Build.Of(Edited(Source));
        var options = Options(built);
        for (int i = 0; i < 5; i++) Assert.Equal(3, PickleSerializer.Deserialize<Func<Func<int>>>(PickleSerializer.Serialize(made), options)!()());
    }

    [Fact]
    public void Lambdas_that_no_longer_share_their_variables_are_refused()
    {
        var made = Build.Of(Usings + Made).Call<List<Delegate>>("Make");
        Build built = Build.Of(Usings + Other + Other.Replace("Other", "Again", StringComparison.Ordinal).Replace("x++", "x + 100", StringComparison.Ordinal) + Made.Replace("x + 100", "x + 101", StringComparison.Ordinal));
        foreach (int[] order in (int[][])[[0, 1], [1, 0]])
        {
            byte[] pickle = PickleSerializer.Serialize<List<Delegate>>([.. order.Select(index => made[index])]);
            Assert.Contains("shared their variables", Assert.Throws<StaleCodeException>(() => PickleSerializer.Deserialize<List<Delegate>>(pickle, Options(built))).Message, StringComparison.Ordinal);
        }
    }

    private static object? Answer(List<Delegate> loaded, int[] order, int lambda) => loaded[Array.IndexOf(order, lambda)].DynamicInvoke();

    private static string Edited(string source) => source.Replace("/**/", "Func<int> above = () => x - 10; _ = above();", StringComparison.Ordinal);

    private static string Two(string name) => $"public static List<Delegate> {name}(int x) {{ Func<int> f = () => x++; Func<int> g = () => x + 100; Func<int> q = () => x - 1; return [f, g, q]; }} ";

    private static PickleOptions Options(Build build) => new() { Closures = ClosurePolicy.TrustAssemblies(build.Assembly) };
}
