using System.Text;
using Microsoft.CodeAnalysis;
using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Tests;

/// <summary>Generated files have names that file systems take, and those of two types differ.</summary>
public class HintNamesTests
{
    [Theory]
    [InlineData('a', 300)]
    [InlineData('ß', 300)]
    [InlineData('ß', 150)]
    [InlineData('字', 80)]
    public void Long_name_is_shortened(char letter, int length)
    {
        string name = new(letter, length), hint = HintNames.Of(name), other = HintNames.Of(name + "b");
        Assert.InRange(Encoding.UTF8.GetByteCount(hint), 150, 220);
        Assert.NotEqual(hint, other, StringComparer.OrdinalIgnoreCase);
        Assert.StartsWith($"{letter}{letter}", hint, StringComparison.Ordinal);
        Assert.Equal(hint, HintNames.Of(name));
    }

    [Fact]
    public void Letter_of_two_halves_is_not_cut() => Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(HintNames.Of("a" + string.Concat(Enumerable.Repeat("𝒜", 80))))));

    [Fact]
    public void Other_name_stays() => Assert.Equal("Ns.Outer.Type.g.cs", HintNames.Of("Ns.Outer.Type"));

    [Fact]
    public void Files_of_long_types_are_named_so()
    {
        string name = new('L', 300);
        var (files, _) = GeneratorHarness.Generate(GeneratorHarness.Compile(
            [$"using PickleGen; [assembly: PicklableExternal(typeof(X{name}))] public class X{name}; [Picklable] public partial class {name} {{ [PickleMember] private int _a; }} public class B{name} {{ [PickleMember] private int _b; }}"]));
        Assert.All(files.Keys, static file => Assert.InRange(file.Length, 1, 220));
        Assert.Equal(5, files.Count);
    }

    [Theory]
    [InlineData("[assembly: PicklableExternal(typeof(A.B)), PicklableExternal(typeof(a.b))] namespace A { public class B; } namespace a { public class b; }", 3)]
    [InlineData("[assembly: PicklableExternal(typeof(A.B)), PicklableExternal(typeof(A_B))] namespace A { public class B; } public class A_B;", 3)]
    [InlineData("[assembly: PicklableExternal(typeof(A)), PicklableExternal(typeof(a))] public class A; public class a; [Picklable] public partial class APickleCodec; [Picklable] public partial class APICKLECODEC;", 5)]
    [InlineData("[Picklable] public partial class PickleIndex; [Picklable] public partial class pickleindex;", 3)]
    [InlineData("[Picklable] public partial class Foo; [Picklable] public partial class foo; [Picklable] public partial class FOO<T>; [Picklable] public partial class foo<T>; namespace N { [Picklable] public partial class X; } namespace n { [Picklable] public partial class X; }", 7)]
    [InlineData("[Picklable] public partial class E { [PickleMember] private int _a; } [Picklable] public partial class EInherited;", 4)]
    [InlineData("public class E { [PickleMember] private int _a; } public class e { [PickleMember] private int _a; } [Picklable] public partial class D : E; [Picklable] public partial class F : e;", 5)]
    public void Files_alike_are_told_apart(string source, int count)
    {
        var input = GeneratorHarness.Compile(["using PickleGen; " + source]);
        var (files, output) = GeneratorHarness.Generate(input);
        Assert.Equal(count, files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("PickleIndex.g.cs", files.Keys);
        Assert.Equal("", GeneratorHarness.Problems(input, output));
    }

    [Fact]
    public void Repeated_declaration_generates_once()
    {
        var input = GeneratorHarness.Compile(
            [
                "[assembly: PickleGen.PicklableExternal(typeof(Other.Third)), PickleGen.PicklableExternal(typeof(System.Collections.Generic.List<int>))]",
                "[assembly: PickleGen.PicklableExternal(typeof(Other.Third), Name = \"Late\")] [assembly: PickleGen.PicklableExternal(typeof(Other.Third))]",
                "[assembly: PickleGen.PicklableExternal(typeof(System.Collections.Generic.List<int>))] namespace Other { public class Third { public int X { get; set; } } } [PickleGen.Picklable] public partial class Use { public Other.Third? X { get; set; } }",
            ]);
        var (files, output) = GeneratorHarness.Generate(input);
        Assert.Equal(["Other_ThirdPickleCodec.g.cs", "PickleIndex.g.cs", "Use.g.cs"], files.Keys);
        Assert.DoesNotContain("Late", files["Other_ThirdPickleCodec.g.cs"], StringComparison.Ordinal);
        Assert.Equal(2, files["PickleIndex.g.cs"].Split("typeof(global::System.Collections.Generic.List<int>)").Length);
        Assert.Equal("", GeneratorHarness.Problems(input, output));
    }

    [Theory]
    [InlineData("[PickleGen.Picklable] public partial class P { public int X { get; set; } } [PickleGen.Picklable] public partial class P { public int Y { get; set; } }", "")]
    [InlineData("[PickleGen.Picklable] public partial class P { public int X { get; set; } }", "[PickleGen.Picklable] public partial class P { public int Y { get; set; } }")]
    public void Two_annotated_parts_are_the_only_error(string source, string other)
    {
        var input = GeneratorHarness.Compile([source, other, "[PickleGen.Picklable] public partial class Use { public P? X { get; set; } }"]);
        var (files, output) = GeneratorHarness.Generate(input);
        Assert.Equal(["P.g.cs", "PickleIndex.g.cs", "Use.g.cs"], files.Keys);
        Assert.Equal("CS0579", Assert.Single(output.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Id);
    }
}
