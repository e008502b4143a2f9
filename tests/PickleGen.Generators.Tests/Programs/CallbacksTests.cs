namespace PickleGen.Generators.Tests.Programs;

/// <summary>Callbacks whose declarations are unusual are called.</summary>
public class CallbacksTests
{
    [Fact]
    public void Callback_that_is_a_partial_method_without_a_body_in_a_base_class() => Assert.Equal(
        "3",
        CompiledProgram.Evaluate("[Picklable] public partial class B { public int X; [OnUnpickled] partial void Later(); } [Picklable] public partial class D : B;", "Copy(new D { X = 3 }).X"));

    [Theory]
    [InlineData("public interface I { void Done(); }", "partial class P : I { public int X; [OnUnpickled] void I.Done() => X = 3; }")]
    [InlineData("namespace N { public interface I<T> { void Done(); } }", "partial class P : N.I<List<int>> { public int X; [OnUnpickled] void N.I<List<int>>.Done() => X = 3; }")]
    [InlineData("public interface I { void Done(); } [Picklable] public partial class B<T> : I { public int X; [OnUnpickled] void I.Done() => X = 3; }", "partial class P : B<string>;")]
    [InlineData("[Picklable] public partial class B { [PickleIgnore] public int X; public int Y; [OnUnpickling, OnUnpickled] private void Done() => X += 2; }", "partial class P : B { [OnUnpickled] private void Last() => X--; }")]
    [InlineData("namespace N { [Picklable] public partial class B<T> { public int X; [OnUnpickled] private void Done() => X++; } }", "partial class P : B<int>; [Picklable] public partial class B<T> : N.B<T> { [OnUnpickled] private void Done() => X += 2; }")]
    public void Callback_that_is_hard_to_name(string before, string declared) =>
        Assert.Equal("3", CompiledProgram.Evaluate(before.StartsWith("namespace", StringComparison.Ordinal) ? $"[Picklable] public {declared} {before}" : $"{before} [Picklable] public {declared}", "Copy(new P()).X"));

    [Theory]
    [InlineData("List<P>", "[new() { X = 1 }, new()]")]
    [InlineData("Dictionary<string, P?>", "new() { [\"a\"] = null, [\"b\"] = new() { X = 1 }, [\"c\"] = null }")]
    public void Callback_that_fails_is_said_to_be_one_and_of_which_class(string type, string made) => Assert.Equal(
        "UnpicklingException: [OnUnpickled] of 'P' failed: no (at $, byte ",
        CompiledProgram.Evaluate(
            "[Picklable] public partial class P { public int X; [OnUnpickled] private void Done() { if (X == 1) throw new InvalidOperationException(\"no\"); } }",
            $"PickleSerializer.Deserialize<{type}>(PickleSerializer.Serialize<{type}>({made}))").Split("byte")[0] + "byte ");
}
