namespace PickleGen.Samples.Pages;

[Picklable(Module = "shop.models")]
public sealed partial record Password(string Text);

/// <summary>docs/hooks.md: a hook that is asked before generated code.</summary>
public sealed class HidePasswords : IReducerOverride
{
    private static readonly PickleCallable s_hidden = new("shop.models", "hidden", () => new Password("***"));

    public static PickleOptions Options { get; } = new() { Reducers = [new HidePasswords()], Classes = new ClassRegistry().Add(s_hidden) };

    public bool Handles(Type type) => type == typeof(Password);

    public bool TryReduce(object value, out ReduceValue reduced)
    {
        reduced = new ReduceValue(s_hidden, []);
        return true;
    }
}
