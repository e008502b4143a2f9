namespace PickleGen.Generators.Tests.Programs;

/// <summary>Null comes back where C# allows it, and is refused where it does not.</summary>
public class NullsTests
{
    [Theory]
    [InlineData("class P<T> where T : class? { public T A = null!; }", "new P<string?>()")]
    [InlineData("class P<T>(T a) where T : class? { public T A { get; } = a; }", "new P<string?>(null)")]
    [InlineData("record struct P<T, U>(T B, U A) where U : class?", "new P<int, string?>(1, null)")]
    [InlineData("class P<T> where T : List<int>? { public T A = null!; }", "new P<List<int>?>()")]
    [InlineData("class P<T, U> where T : U where U : class? { public T A = default!; }", "new P<string?, string?>()")]
    [InlineData("class P { [System.Diagnostics.CodeAnalysis.MaybeNull] public string A { get; set; } }", "new P()")]
    [InlineData("class P { [System.Diagnostics.CodeAnalysis.AllowNull] public string A = null; }", "new P()")]
    [InlineData("record P([property: System.Diagnostics.CodeAnalysis.MaybeNull] string A)", "new P(null!)")]
    public void Null_that_is_allowed_comes_back(string declared, string made) => Assert.Equal("True", Copied(declared, made));

    [Theory]
    [InlineData("class P { public string A = null!; }", "new P()")]
    [InlineData("class P<T> where T : class { public T A = null!; }", "new P<string>()")]
    [InlineData("class P<T> where T : List<int> { public T A = null!; }", "new P<List<int>>()")]
    [InlineData("class P<T> where T : class?, IEnumerable<int> { public T A = null!; }", "new P<List<int>>()")]
    [InlineData("record struct P<T>(T A) where T : class", "new P<string>(null!)")]
    public void Null_that_is_not_is_refused(string declared, string made) => Assert.StartsWith("UnpicklingException: ", Copied(declared, made), StringComparison.Ordinal);

    private static string Copied(string declared, string made) =>
        CompiledProgram.Evaluate($"[Picklable] public partial {declared}{(declared.EndsWith('}') ? "" : ";")}", $"Copy({made}).A is null");
}
