using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Generators.Tests.Programs;

/// <summary>What C# says of whoever names an experimental or obsolete type is said of the user's code, not of what is generated.</summary>
public class CautionsTests
{
    private const string Experiment = "System.Diagnostics.CodeAnalysis.Experimental(\"EXP1\")";
    private const string Old = "Obsolete(\"old\", DiagnosticId = \"OLD1\")";
    private const string Gone = "Obsolete(\"gone\", true)";

    [Theory]
    [InlineData($"[{Experiment}, Picklable] public partial class P {{ public int A; }}")]
    [InlineData($"[Picklable] public partial class P {{ [{Experiment}] public int A; }}")]
    [InlineData($"[Picklable] public partial class P {{ [{Experiment}] public E? A; }} [{Experiment}, Picklable] public partial class E;")]
    [InlineData($"[Picklable] public partial class P {{ [{Experiment}] public Dictionary<int, E[]>? A {{ get; set; }} }} [{Experiment}] public enum E {{ X }}")]
    [InlineData($"[Picklable] public partial class P {{ [{Experiment}] public P(int a) => A = a; public int A {{ get; }} }}")]
    [InlineData($"\n#pragma warning disable EXP1\n[Picklable] public partial class P {{ public P(I? a) => A = (C?)a; public C? A {{ get; }} }} [{Experiment}] public interface I; [Picklable] public partial class C : I;")]
    [InlineData("\n#pragma warning disable CS9200\n[Picklable] public partial class P { public P(ref readonly int a = 5, ref readonly int b = 6) => A = a; public int A { get; } }")]
    [InlineData($"[Picklable] public partial class P {{ public int A; [OnUnpickled, {Experiment}] public void Done() {{ }} }}")]
    [InlineData($"[Picklable] public partial class P : B<int>; [{Experiment}] public class B<T> {{ [PickleMember] private T? _a; }}", true)]
    [InlineData($"[{Old}, Picklable] public partial class P {{ public int A; }}")]
    [InlineData($"[Picklable] public partial class P {{ [{Old}] public int A; [{Old}] public int B {{ get; init; }} public int C {{ [{Old}] get; [{Old}] set; }} }}")]
    [InlineData($"[Picklable] public partial class P {{ public int A {{ [{Old}] get; set; }} }}")]
    [InlineData($"[Picklable] public partial class P {{ public int A {{ get; [{Old}] set; }} }}")]
    [InlineData($"[Picklable] public partial class P {{ [{Old}] public Dictionary<int, E[]>? A {{ get; set; }} }} [{Old}] public enum E {{ X }}")]
    [InlineData($"[Picklable] public partial class P {{ [{Old}] public P(int a) => A = a; public int A {{ get; }} [OnUnpickled, {Old}] public void Done() {{ }} }}")]
    [InlineData($"[Picklable] public partial class P : B<int>; [{Old}] public class B<T> {{ [PickleMember] private T? _a; }}")]
    [InlineData($"[assembly: PicklableExternal(typeof(P))] [{Old}] public class P {{ public int A; }}")]
    [InlineData("[Picklable] public partial class P { [Obsolete(\"old\", DiagnosticId = \"\")] public int A; }")]
    [InlineData($"[Picklable] public partial class P {{ public int A {{ [{Gone}] get; [{Gone}] set; }} public int B {{ get; [{Gone}] set; }} }}")]
    [InlineData($"[{Gone}, Picklable] public partial class P {{ public int A; }}")]
    [InlineData($"[{Gone}, Picklable] public partial class P {{ [Picklable] private partial struct Q {{ public int A; }} }}")]
    [InlineData($"[Picklable] public partial class P {{ [Obsolete] public E? A; }} [{Gone}, Picklable] public partial class E;")]
    [InlineData($"[Picklable] public partial class P {{ [Obsolete] public Dictionary<int, E[]>? A {{ get; set; }} }} [{Gone}] public enum E {{ X }}")]
    [InlineData($"[Picklable] public partial record P([property: Obsolete] List<E> A); [{Gone}, Picklable] public partial struct E;", true)]
    [InlineData($"[Obsolete, Picklable] public partial class P : B<int>; [{Gone}] public class B<T> {{ [PickleMember] private T? _a; }}")]
    public void Generated_code_is_told_nothing(string source, bool isToldToTheUser = false)
    {
        foreach (var version in new[] { LanguageVersion.CSharp12, LanguageVersion.Latest })
        {
            var input = GeneratorHarness.Compile(["global using System; global using System.Collections.Generic; global using PickleGen;", source], version);
            var (_, output) = GeneratorHarness.Generate(input);
            string[] problems = GeneratorHarness.Problems(input, output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.DoesNotContain(problems, static problem => !problem.StartsWith("File1.cs", StringComparison.Ordinal));
            Assert.Equal(isToldToTheUser, problems.Length > 0);
        }
    }

    [Fact]
    public void Experiment_of_a_whole_assembly_is_none_of_generated_code()
    {
        var library = GeneratorHarness.Compile([$"[assembly: {Experiment}] public enum E {{ X }}"], name: "Library");
        var input = GeneratorHarness.Compile(["using PickleGen;\n#pragma warning disable EXP1\n[Picklable] public partial class P { public E A; }"], references: library.ToMetadataReference());
        Assert.Equal("", GeneratorHarness.Problems(input, GeneratorHarness.Generate(input).Output));
    }

    [Fact]
    public void Types_of_a_preview_are_named_without_an_error_of_the_analyzer_for_those()
    {
        var (files, _) = GeneratorHarness.Generate(GeneratorHarness.Compile(["[System.Runtime.Versioning.RequiresPreviewFeatures, PickleGen.Picklable] public partial class P;"]));
        Assert.All(files.Values, static file => Assert.Contains("#pragma warning disable", file, StringComparison.Ordinal));
        Assert.All(files.Values, static file => Assert.Contains(", CA2252\n", file, StringComparison.Ordinal));
    }

    [Fact]
    public void Accessors_that_no_other_code_may_name_are_called() => Assert.Equal("3 4", CompiledProgram.Evaluate(
        $$"""
        [Picklable] public partial class P
        {
            private int _a, _b;
            public int A { [{{Gone}}] get => _a; [{{Gone}}] set => _a = value; }
            public int B { get => _b; [{{Gone}}] set => _b = value; }
            public static P Make() => new() { _a = 3, _b = 4 };
            public string Show() => $"{_a} {_b}";
        }
        """,
        "Copy(P.Make()).Show()"));

    [Fact]
    public void Obsolete_and_experimental_types_come_back() => Assert.Equal("3 4", CompiledProgram.Evaluate(
        $$"""
        [Picklable] public partial class P { [Obsolete, {{Experiment}}] public E? A { get; set; } [Obsolete] public P Set() { A = new E { X = 3, Y = 4 }; return this; } [Obsolete, {{Experiment}}] public string Show() => $"{A!.X} {A.Y}"; }
        [{{Gone}}, {{Experiment}}, Picklable] public partial class E { public int X; public int Y { get; init; } }
        public static class Past
        {
        #pragma warning disable CS0612, EXP1
            public static string Run() => PickleSerializer.Deserialize<P>(PickleSerializer.Serialize(new P().Set()))!.Show();
        }
        """.Replace("[Obsolete] public P Set", $"[Obsolete, {Experiment}] public P Set", StringComparison.Ordinal),
        "Past.Run()"));
}
