using System.Reflection;

namespace PickleGen.Tests.Closures;

/// <content>Where the shorter way ends: too many delegates, other policies, keys, hooks.</content>
public partial class WarmClosureTests
{
    [Fact]
    public void More_delegates_than_are_remembered_load_all_the_same()
    {
        for (int i = 0; i < 40; i++)
        {
            // Each type argument makes another method.
            var made = (Delegate)typeof(WarmClosureTests).GetMethod(nameof(Typed), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
                .MakeGenericMethod(Nested(i)).Invoke(null, [i])!;
            Assert.Equal(Nested(i).ToString() + i, Load<Func<string>>(PickleSerializer.Serialize((Func<string>)made))());
        }
    }

    [Fact]
    public void Variables_that_the_closure_does_not_have_are_refused()
    {
        int n = 5;
        byte[] pickle = PickleSerializer.Serialize((Func<int>)(() => n));
        for (int i = 0; i < Uses; i++) Assert.Equal(5, Load<Func<int>>(pickle)());
        pickle[pickle.AsSpan().LastIndexOf("n"u8)] = (byte)'m';
        Assert.Throws<StaleCodeException>(() => Load<Func<int>>(pickle));
        Assert.ThrowsAny<UnpicklingException>(() => Load<Func<int>>(pickle[..^4]));
    }

    [Fact]
    public void Chain_of_delegates_may_be_as_long_as_memory_allows()
    {
        Func<int> last = () => 1;
        for (int i = 0; i < 50_000; i++) last = After(last);
        Func<int> loaded = Load<Func<int>>(PickleSerializer.Serialize(last));
        int length = 0;
        for (object? next = loaded; next is Func<int> { Target: { } closure }; length++) next = closure.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public).FirstOrDefault(field => field.FieldType == typeof(Func<int>))?.GetValue(closure);
        Assert.Equal(50_001, length);
    }

    [Fact]
    public void Another_policy_does_not_know_what_this_one_learnt()
    {
        int n = 5;
        byte[] pickle = PickleSerializer.Serialize((Func<int>)(() => n));
        for (int i = 0; i < Uses; i++) Assert.Equal(5, Load<Func<int>>(pickle)());
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<Func<int>>(pickle));
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<Func<int>>(pickle, new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(typeof(Pickler).Assembly) }));
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<Func<int>>(pickle, _options with { Closures = _options.Closures.SignedWith("key"u8.ToArray()) }));
    }

    [Fact]
    public void Signed_delegates_go_the_shorter_way_too()
    {
        var signed = _options with { Closures = _options.Closures.SignedWith("key"u8.ToArray()) };
        for (int i = 0; i < Uses; i++)
            Assert.Equal($"{i + 1} a 1", PickleSerializer.Deserialize<Func<int, string>>(PickleSerializer.Serialize(Capture(i, "a", [1]), signed), signed)!(1));
    }

    [Fact]
    public void Users_hook_still_comes_first()
    {
        var hooked = new PickleOptions { Reducers = [new Nothing()] };
        _ = PickleSerializer.Serialize(Capture(1, "one", [1.5]));
        Assert.Null(PickleSerializer.Deserialize<object?>(PickleSerializer.Serialize(Capture(1, "one", [1.5]), hooked), new PickleOptions { Classes = new ClassRegistry().Add(Nothing.Callable) }));
    }

    private static Func<int> After(Func<int> before) => () => before() + 1;

    private static Type Nested(int depth) => depth == 0 ? typeof(int) : (depth % 2 == 0 ? typeof(List<>) : typeof(Queue<>)).MakeGenericType(Nested(depth / 2));

    private static Func<string> Typed<T>(int n) => () => typeof(T).ToString() + n;
}
