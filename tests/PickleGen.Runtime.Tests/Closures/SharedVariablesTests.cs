using System.Collections;

namespace PickleGen.Tests.Closures;

[Picklable]
public partial class Ledger
{
    public List<string>? Lines { get; set; }
}

[Picklable]
public partial class TwoHandlers
{
    public Action? Add { get; set; }

    public Func<int>? Count { get; set; }
}

[Picklable]
public partial class HandlerBehindAnything
{
    public object? Anything { get; set; }

    public Action? Add { get; set; }
}

/// <summary>A collection in two variables of which one does not say its type: one object after loading, the first time, later, and wherever the lambda stands.</summary>
public class SharedVariablesTests
{
    public static TheoryData<string, Func<string>> Lambdas() => new()
    {
        { "list, then object", ListFirst() },
        { "object, then list", ObjectFirst() },
        { "dictionary", OfDictionary() },
        { "array", OfArray() },
        { "member of an annotated object", OfMember() },
        { "members of an anonymous object", OfAnonymous() },
        { "variables of two scopes", OfScopes() },
    };

    [Theory]
    [MemberData(nameof(Lambdas))]
    public void Collection_in_two_variables_is_one_however_the_lambda_is_saved_and_how_often_it_was_loaded(string variables, Func<string> lambda)
    {
        Assert.NotEmpty(variables);
        string expected = lambda();
        Assert.StartsWith("True", expected, StringComparison.Ordinal);
        foreach (int protocol in (int[])[0, 2, 5])
        {
            var saved = new PickleOptions { Protocol = protocol };
            byte[] alone = PickleSerializer.Serialize(lambda, saved);
            byte[] anything = PickleSerializer.Serialize<object>(lambda, saved);
            byte[] amongObjects = PickleSerializer.Serialize(new List<object> { lambda }, saved);
            byte[] amongLambdas = PickleSerializer.Serialize(new List<Func<string>> { lambda }, saved);
            var options = Fresh();
            for (int i = 0; i < 3; i++)
            {
                Assert.Equal(expected, PickleSerializer.Deserialize<Func<string>>(alone, options)!());
                Assert.Equal(expected, ((Func<string>)PickleSerializer.Deserialize<object>(anything, options)!)());
                Assert.Equal(expected, ((Func<string>)new Unpickler(alone, options).Load()!)());
                Assert.Equal(expected, ((Func<string>)PickleSerializer.Deserialize<List<object>>(amongObjects, options)![0])());
                Assert.Equal(expected, PickleSerializer.Deserialize<List<Func<string>>>(amongLambdas, options)![0]());
            }
        }
    }

    [Fact]
    public void Two_members_share_what_their_lambdas_capture()
    {
        var log = new List<string>();
        object state = log;
        byte[] pickle = PickleSerializer.Serialize(new TwoHandlers { Add = () => log.Add("x"), Count = () => ((ICollection)state).Count });
        var options = Fresh();
        for (int i = 0; i < 3; i++)
        {
            var loaded = PickleSerializer.Deserialize<TwoHandlers>(pickle, options)!;
            loaded.Add!();
            Assert.Equal(1, loaded.Count!());
        }
    }

    [Fact]
    public void Variable_shares_with_a_member_before_it()
    {
        var log = new List<string>();
        byte[] pickle = PickleSerializer.Serialize(new HandlerBehindAnything { Anything = log, Add = () => log.Add("x") });
        var loaded = PickleSerializer.Deserialize<HandlerBehindAnything>(pickle, Fresh())!;
        loaded.Add!();
        Assert.Equal(["x"], Assert.IsType<List<string>>(loaded.Anything));
    }

    private static Func<string> ListFirst()
    {
        var list = new List<string> { "a" };
        object anything = list;
        return () => Shown(list, anything);
    }

    private static Func<string> ObjectFirst()
    {
        object anything = new List<string> { "a" };
        var list = (List<string>)anything;
        return () => Shown(list, anything);
    }

    private static Func<string> OfDictionary()
    {
        object anything = new Dictionary<string, int> { ["a"] = 1 };
        var dictionary = (Dictionary<string, int>)anything;
        return () => Shown(dictionary, anything);
    }

    private static Func<string> OfArray()
    {
        int[] array = [1, 2];
        object anything = array;
        return () => Shown(array, anything);
    }

    private static Func<string> OfMember()
    {
        var ledger = new Ledger { Lines = ["a"] };
        object anything = ledger.Lines;
        return () => Shown(ledger.Lines!, anything);
    }

    private static Func<string> OfAnonymous()
    {
        var list = new List<int> { 1 };
        var both = new { Anything = (object)list, List = list };
        return () => Shown(both.List, both.Anything);
    }

    private static Func<string> OfScopes()
    {
        var list = new List<int> { 1 };
        Func<Func<string>> make = () =>
        {
            object anything = list;
            return () => Shown(list, anything);
        };
        return make();
    }

    private static string Shown(object typed, object anything) => $"{ReferenceEquals(typed, anything)} {anything.GetType()}";

    private static PickleOptions Fresh() => new() { Closures = ClosurePolicy.TrustAssemblies(typeof(SharedVariablesTests).Assembly) };
}
