using PickleGen.Closures;

namespace PickleGen.Tests.Closures.Naming;

public class TypeNameTests
{
    private sealed class Outer<T>
    {
        public sealed class Inner<U>;
    }

    public static TheoryData<Type, string> Names() => new()
    {
        { typeof(int), "int" },
        { typeof(string[]), "string[]" },
        { typeof(int[,][]), "int[][,]" },
        { typeof(Func<int, double>), "Func`2[int,double]" },
        { typeof(Action), "Action" },
        { typeof(Dictionary<string, List<int?>>), "System.Collections.Generic.Dictionary`2[string,System.Collections.Generic.List`1[Nullable`1[int]]]" },
        { typeof(Func<Queue<int>[]>), "Func`1[System.Collections.Generic.Queue`1[int][]]" },
        { typeof(Outer<int>.Inner<string>), "PickleGen.Runtime.Tests/PickleGen.Tests.Closures.Naming.TypeNameTests+Outer`1+Inner`1[int,string]" },
        { typeof(Environment.SpecialFolder), "Environment+SpecialFolder" },
        { typeof(System.Text.StringBuilder), "System.Text.StringBuilder" },
        { typeof(System.Linq.Expressions.Expression), "System.Linq.Expressions/.Expression" },
        { new { Name = "", Age = 1 }.GetType(), "PickleGen.Runtime.Tests/{Name,Age}[string,int]" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Type_is_named_and_found_again(Type type, string name)
    {
        Assert.Equal(name, TypeNameWriter.NameOf(type));
        Assert.Equal(type, new ClosureAssemblies([typeof(TypeNameTests).Assembly]).ResolveType(name));
    }

    [Theory]
    [InlineData("System.Action", typeof(Action))]
    [InlineData("System.Int32", typeof(int))]
    [InlineData("System.Linq.Expressions/System.Linq.Expressions.Expression", typeof(System.Linq.Expressions.Expression))]
    public void Name_in_full_is_the_same_type(string name, Type type) => Assert.Equal(type, new ClosureAssemblies([typeof(TypeNameTests).Assembly]).ResolveType(name));

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("int[")]
    [InlineData("int[,")]
    [InlineData("System.Func`1[int")]
    [InlineData("System.Func`1[int]]")]
    [InlineData("/int")]
    [InlineData("{A")]
    [InlineData("No.Such.Type")]
    [InlineData("System.Func`2[int]")]
    [InlineData("System.Nullable`1[string]")]
    [InlineData("void[]")]
    [InlineData("Trailing\\")]
    public void Name_of_no_type_is_an_error_of_the_pickle(string name) =>
        Assert.Throws<UnpicklingException>(() => new ClosureAssemblies([typeof(TypeNameTests).Assembly]).ResolveType(name));

    [Fact]
    public void Name_that_nests_without_end_is_an_error_of_the_pickle() =>
        Assert.Throws<UnpicklingException>(() => TypeNameParser.Parse(string.Concat(Enumerable.Repeat("A[", 5000))));

    public static TheoryData<string> TooDeep() =>
    [
        "int" + Ranks(40),
        "Func`1[int" + Ranks(40) + "]",
        "Func`1[" + string.Concat(Enumerable.Repeat("System.Collections.Generic.List`1[", 8)) + "int" + string.Concat(Enumerable.Repeat("[][][][]]", 8)) + "]",
        "Int32" + new string('*', 40),
        "Func`1[Int32" + new string('*', 40) + "[]]",
        "System.Action`16[" + string.Join(',', Enumerable.Repeat("int" + Ranks(20), 16)) + "]",
    ];

    /// <summary>The runtime never forgets a type, and an array of each depth is one.</summary>
    [Theory]
    [MemberData(nameof(TooDeep))]
    public void Arrays_and_pointers_count_as_nesting(string name)
    {
        var error = Assert.Throws<UnpicklingException>(() => new ClosureAssemblies([typeof(TypeNameTests).Assembly]).ResolveType(name));
        Assert.Contains("in one another", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_as_deep_as_programs_have_them_are_types()
    {
        Assert.Equal(typeof(Func<int[][][][][][][][]>), new ClosureAssemblies([]).ResolveType("Func`1[int" + Ranks(8) + "]"));
        Assert.Equal(typeof(List<int[]>[,][]), new ClosureAssemblies([]).ResolveType("System.Collections.Generic.List`1[int[]][][,]"));
    }

    [Fact]
    public void Type_of_an_assembly_that_nobody_listed_or_referenced_is_refused() =>
        Assert.Throws<PickleSecurityException>(() => new ClosureAssemblies([typeof(TypeNameTests).Assembly]).ResolveType("Elsewhere/Some.Type"));

    private static string Ranks(int count) => string.Concat(Enumerable.Repeat("[]", count));
}
