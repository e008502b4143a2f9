namespace PickleGen.Generators.Tests.Assemblies;

/// <summary>Names that two assemblies give: today's go before former ones, and between two of today's nobody chooses.</summary>
public class SharedNamesTests
{
    private const string Former = "[Picklable(Module = \"D\", Name = \"Old\"), PickleFormerName(\"D.P\")] public partial ";
    private const string Today = "[Picklable(Module = \"D\", Name = \"P\")] public partial ";

    [Theory]
    [InlineData("class Renamed { }", "class P { }", "new P()", "P")]
    [InlineData("class Renamed<T> { }", "class P<T> { }", "new P<int>()", "P`1[System.Int32]")]
    [InlineData("class Renamed<T> { }", "class P { }", "new P()", "P")]
    [InlineData("class Renamed { [Picklable(Module = \"D\", Name = \"Older\"), PickleFormerName(\"D.P\")] private partial class Other { } }", "class P { }", "new P()", "P")]
    public void Name_of_today_goes_before_a_former_one(string former, string today, string made, string expected)
    {
        Assert.Equal(expected, Copied(Former + former, Today + today, made));
        Assert.Equal(expected, Copied(Today + today, Former + former, made));
    }

    [Theory]
    [InlineData("class A { }", "class P { }", "new P()")]
    [InlineData("class A<T> { }", "class P<T> { }", "new P<int>()")]
    public void Name_of_two_types_is_refused(string other, string declared, string made)
    {
        string refused = Copied(Today + other, Today + declared, made);
        Assert.Contains("'D.P' is the name of two types", refused, StringComparison.Ordinal);
        // Full names may be one and the same, too.
        Assert.Equal(2, refused.Split("' of assembly '").Skip(1).Select(static told => told[..told.IndexOf('\'')]).Distinct().Count());
        Assert.Contains("'D.P' is the name of two types", Copied(Today + declared, Today + other, made), StringComparison.Ordinal);
    }

    [Fact]
    public void Name_of_today_goes_before_a_former_one_in_one_assembly() => Assert.Equal(
        "P",
        Programs.CompiledProgram.Evaluate(Former + "class A; " + Today + "class P;", "PickleSerializer.Deserialize<object>(PickleSerializer.Serialize<object>(new P()))"));

    /// <summary>A file that both link: the compiler warns wherever such a type is named (CS0436), and no user names it in what is generated.</summary>
    [Fact]
    public void Source_that_two_friends_share_is_compiled_without_a_warning_in_what_is_generated()
    {
        const string Shared =
            """
            [assembly: PicklableExternal(typeof(Plain))]
            internal class Plain { public int A; }
            internal enum Size { Small, Large }
            [Picklable] internal enum Colour { Red, Green }
            [Picklable] internal partial class Base { [PickleMember] private Size _size; public void Grow() => _size = Size.Large; }
            [Picklable] internal partial class Box<T> : Base { public T? In; public Colour Colour; public Plain? Plain; }
            [Picklable] internal partial record Held(Box<Size> Box, List<Colour?> Colours);
            """;
        var assemblies = new CompiledAssemblies(asReferences: false);
        assemblies.Add("SharedNamesTests.Friend", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"SharedNamesTests.Program\")]\n" + Shared);
        Assert.NotNull(assemblies.Add("SharedNamesTests.Program", Shared).GetType("Held"));
    }

    /// <summary>The type that an object has when it was saved and loaded, or why that was refused.</summary>
    private static string Copied(string library, string program, string made)
    {
        var assemblies = new CompiledAssemblies(asReferences: false);
        assemblies.Add("SharedNamesTests.Library", library);
        return assemblies.Add(
            "SharedNamesTests.Program",
            $$"""
            {{program}}
            public static class Check
            {
                private static readonly object Made = {{made}};
                public static string Run()
                {
                    try { return PickleSerializer.Deserialize<object>(PickleSerializer.Serialize<object>(Made))!.GetType().ToString(); }
                    catch (UnpicklingException e) { return e.Message; }
                }
            }
            """).GetType("Check")!.GetMethod("Run")!.CreateDelegate<Func<string>>()();
    }
}
