namespace PickleGen.Generators.Tests.Programs;

/// <summary>Callbacks whose declarations are unusual are called.</summary>
public class CallbacksTests
{
    [Fact]
    public void Callback_that_is_a_partial_method_without_a_body_in_a_base_class() => Assert.Equal(
        "3",
        CompiledProgram.Evaluate("[Picklable] public partial class B { public int X; [OnUnpickled] partial void Later(); } [Picklable] public partial class D : B;", "Copy(new D { X = 3 }).X"));
}
