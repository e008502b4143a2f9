using PickleGen.Generators.Reviewing;

namespace PickleGen.Generators.Tests.Assemblies;

/// <summary>Records of F#, which keep what their properties show in fields that C# cannot name: public ones, where they are mutable.</summary>
public class FSharpTypesTests
{
    private const string Library = """
        namespace Records
        {
            public sealed class Row
            {
                internal int Id_at;
                public string Title_at;
                public Row(int id, string title) { Id_at = id; Title_at = title; }
                public int Id => Id_at;
                public string Title { get => Title_at; set => Title_at = value; }
            }

            public struct Point
            {
                internal int X_at;
                public double Y_at;
                public Point(int x, double y) { X_at = x; Y_at = y; }
                public readonly int X => X_at;
                public double Y { readonly get => Y_at; set => Y_at = value; }
            }
        }
        """;

    private const string Externals = "[assembly: PicklableExternal(typeof(Records.Row))] [assembly: PicklableExternal(typeof(Records.Point))] ";

    [Fact]
    public void Records_of_FSharp_come_back()
    {
        var assemblies = new CompiledAssemblies(asReferences: false);
        assemblies.AddForeign("Records", Library);
        var program = assemblies.Add("App", Externals + """
            public static class Check
            {
                public static string Run(int protocol)
                {
                    object[] all = [new Records.Row(1, "a") { Title = "b" }, new Records.Point(2, 3) { Y = 4 }];
                    var copies = PickleSerializer.Deserialize<object[]>(PickleSerializer.Serialize(all, new PickleOptions { Protocol = protocol }))!;
                    return copies[0] is Records.Row row && copies[1] is Records.Point point ? $"{row.Id} {row.Title} {point.X} {point.Y}" : "";
                }
            }
            """);
        for (int protocol = 0; protocol <= 5; protocol++) Assert.Equal("1 b 2 4", program.GetType("Check")!.GetMethod("Run")!.Invoke(null, [protocol]));
    }

    [Fact]
    public void An_anonymous_record_of_FSharp_comes_back()
    {
        var assemblies = new CompiledAssemblies(asReferences: false);
        assemblies.AddForeign("Records", """
            namespace Records
            {
                public sealed class __f__AnonymousType1<T>
                {
                    internal T Id_at;
                    public __f__AnonymousType1(T id) { Id_at = id; }
                    public override string ToString() => $"id {Id_at}";
                }

                public static class Maker
                {
                    public static object Make() => new __f__AnonymousType1<int>(3);
                }
            }
            """);
        var program = assemblies.Add("App", """
            public static class Check
            {
                public static string Run(int protocol)
                {
                    var options = new PickleOptions { Protocol = protocol, Closures = ClosurePolicy.TrustAssemblies(typeof(Records.Maker).Assembly) };
                    return PickleSerializer.Deserialize<object>(PickleSerializer.Serialize(Records.Maker.Make(), options), options)!.ToString()!;
                }
            }
            """);
        for (int protocol = 0; protocol <= 5; protocol++) Assert.Equal("id 3", program.GetType("Check")!.GetMethod("Run")!.Invoke(null, [protocol]));
    }

    [Fact]
    public void What_a_lambda_of_FSharp_captures_is_called_so()
    {
        var assemblies = new CompiledAssemblies(asReferences: false);
        assemblies.AddForeign("Records", "public sealed class clo_at { public int X; public int Invoke(int y) => X + y; }  public static class Maker { public static System.Func<int, int> Make() => new clo_at().Invoke; }");
        var program = assemblies.Add("App", "public static class Check { public static void Run() => PickleSerializer.Serialize(Maker.Make()); }");
        var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => program.GetType("Check")!.GetMethod("Run")!.Invoke(null, null));
        Assert.StartsWith("'clo@' cannot be pickled: it is what a lambda of Visual Basic or F# takes along.", thrown.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_them_is_said_to_be_lost()
    {
        var assemblies = new CompiledAssemblies(asReferences: false);
        assemblies.AddForeign("Records", Library);
        var compilation = assemblies.Compile("App", Externals);
        var names = TakenNames.In(compilation, default);
        Assert.Empty(compilation.Assembly.GetAttributes().SelectMany(attribute => PickleTypeReview.OfExternal(attribute, compilation, names, default)));
    }
}
