using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Generators.Tests;

/// <summary>What an edit makes run again. A key stroke must not re-emit a thousand types.</summary>
public class IncrementalityTests
{
    private const string Base = "namespace Shop; public partial class Animal { public int Legs { get; set; } }";
    private const string Derived = "using PickleGen; namespace Shop; [Picklable] public partial class Dog : Animal { public string? Name { get; set; } }";
    private const string Other = "using PickleGen; namespace Shop; [Picklable] public partial class Crate { public double Weight { get; set; } }";

    [Fact]
    public void Comment_in_an_annotated_type_emits_nothing_again() =>
        Assert.All(Outputs(Edit(1, Derived + " // a comment")), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

    [Fact]
    public void Method_body_in_an_unrelated_file_emits_nothing_again() =>
        Assert.All(Outputs(Edit(3, "class Program { static int Run() => 2; }")), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

    [Fact]
    public void Key_stroke_elsewhere_emits_none_of_a_thousand_types_again()
    {
        var types = Enumerable.Range(0, 1000).Select(static i => $"using PickleGen; namespace Shop; [Picklable] public partial class Type{i} {{ public int Id {{ get; set; }} public Type{(i + 1) % 1000}? Next {{ get; set; }} }}");
        var compilation = GeneratorHarness.Compile(types.Append("class Program { static int Run() => 1; }"));
        var driver = GeneratorHarness.CreateDriver(compilation).RunGenerators(compilation);
        var tree = compilation.SyntaxTrees[^1];
        var edited = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From("class Program { static int Run() => 22; }", System.Text.Encoding.UTF8));
        var result = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, edited)).GetRunResult().Results.Single();
        Assert.Equal(1001, result.GeneratedSources.Length);
        Assert.All(Outputs(result), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void New_member_of_a_base_class_in_another_file_emits_the_derived_type_alone()
    {
        var result = Edit(0, "namespace Shop; public partial class Animal { public int Legs { get; set; } public bool Tame { get; set; } }");
        Assert.Single(Outputs(result), IncrementalStepRunReason.Modified);
        Assert.Contains("value.Tame", result.GeneratedSources.Single(static source => source.HintName == "Shop.Dog.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void New_member_leaves_the_index_as_it_is()
    {
        var result = Edit(2, Other.Replace("double Weight", "float Weight", StringComparison.Ordinal));
        Assert.Single(Outputs(result), IncrementalStepRunReason.Modified);
        Assert.All(Reasons(result, TrackingNames.IndexEntries), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Referenced_assembly_without_pickles_leaves_the_index_as_it_is()
    {
        var (driver, compilation) = Start();
        var library = GeneratorHarness.Compile(["public class Tool;"], name: "Tools").ToMetadataReference();
        var result = driver.RunGenerators(compilation.AddReferences(library)).GetRunResult().Results.Single();
        Assert.All(Reasons(result, TrackingNames.References), static reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
    }

    [Fact]
    public void New_type_that_is_called_as_another_but_for_case_emits_that_one_again_alone()
    {
        var (driver, compilation) = Start();
        var tree = CSharpSyntaxTree.ParseText(Other.Replace("Crate", "CRATE", StringComparison.Ordinal), (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
        var result = driver.RunGenerators(compilation.AddSyntaxTrees(tree)).GetRunResult().Results.Single();
        Assert.Equal(4, result.GeneratedSources.Length);
        // The type, the index, and the new one.
        Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Outputs(result).Order());
    }

    [Fact]
    public void Equivalent_sources_give_equal_models()
    {
        var before = Models(Start().Driver.GetRunResult().Results.Single());
        var compilation = GeneratorHarness.Compile([Base, Derived.Replace("{ public", "\n{\n    /// <summary>The name.</summary>\n    public", StringComparison.Ordinal), Other]);
        var after = Models(GeneratorHarness.CreateDriver(compilation).RunGenerators(compilation).GetRunResult().Results.Single());
        Assert.NotEmpty(before);
        Assert.Equal(before, after);
        Assert.All(before.Zip(after), static pair => Assert.NotSame(pair.First, pair.Second));
    }

    [Fact]
    public void Models_hold_no_symbol_no_syntax_and_no_compilation()
    {
        var result = Start().Driver.GetRunResult().Results.Single();
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        string[] names = [TrackingNames.Types, TrackingNames.IndexEntries, TrackingNames.References];
        foreach (string name in names)
        {
            Assert.True(result.TrackedSteps.ContainsKey(name), $"No step is called {name}.");
            foreach (var (value, _) in result.TrackedSteps[name].SelectMany(static step => step.Outputs)) Walk(value, visited);
        }
        Assert.Contains(visited, static value => value is Model.PickleMemberModel);
    }

    /// <summary>Fails on anything that keeps a compilation alive, whatever it hides behind.</summary>
    private static void Walk(object? value, HashSet<object> visited)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum) return;
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Compilation or SemanticModel or AttributeData or Location, $"A model holds a {value.GetType()}.");
        if (!value.GetType().IsValueType && !visited.Add(value)) return;
        if (value is IEnumerable items)
        {
            foreach (object? item in items) Walk(item, visited);
        }
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPrimitive) Walk(field.GetValue(value), visited);
            }
        }
    }

    private static (GeneratorDriver Driver, CSharpCompilation Compilation) Start()
    {
        var compilation = GeneratorHarness.Compile([Base, Derived, Other, "class Program { static int Run() => 1; }"]);
        return (GeneratorHarness.CreateDriver(compilation).RunGenerators(compilation), compilation);
    }

    private static GeneratorRunResult Edit(int file, string text)
    {
        var (driver, compilation) = Start();
        var tree = compilation.SyntaxTrees[file];
        var edited = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(text, System.Text.Encoding.UTF8));
        return driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, edited)).GetRunResult().Results.Single();
    }

    private static List<IncrementalStepRunReason> Outputs(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs).Select(static output => output.Reason)];

    private static List<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(static step => step.Outputs).Select(static output => output.Reason)];

    private static List<object> Models(GeneratorRunResult result) =>
        [.. result.TrackedSteps[TrackingNames.Types].SelectMany(static step => step.Outputs).Select(static output => output.Value)];
}
