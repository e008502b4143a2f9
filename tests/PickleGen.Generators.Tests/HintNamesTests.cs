using System.Text;
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
}
