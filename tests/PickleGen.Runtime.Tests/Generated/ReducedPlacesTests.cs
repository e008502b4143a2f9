using System.Text.RegularExpressions;
using PickleGen;
using PickleGen.Tests.Generated;

[assembly: PicklableExternal(typeof(Money), ByReducer = true)]
[assembly: PicklableExternal(typeof(Quality), ByReducer = true)]
[assembly: PicklableExternal(typeof(Regex), ByReducer = true)]
[assembly: PicklableExternal(typeof(Ripeness), Module = "bank")]

namespace PickleGen.Tests.Generated;

/// <summary>Members, elements, keys and roots of types that only a reducer can save.</summary>
public class ReducedPlacesTests
{
    private static readonly PickleCallable s_money = new("bank", "money", (long cents) => Money.Of(cents));
    private static readonly PickleCallable s_quality = new("bank", "Quality", (string name) => Enum.Parse<Quality>(name));
    private static readonly PickleCallable s_regex = new("re", "compile", (string pattern) => new Regex(pattern));

    private static readonly PickleOptions s_options = new()
    {
        DispatchTable = new DispatchTable()
            .Add<Money>(static value => new ReduceValue(s_money, [value.Cents()]))
            .Add<Quality>(static value => new ReduceValue(s_quality, [value.ToString()]))
            .Add<Regex>(static value => new ReduceValue(s_regex, [value.ToString()])),
        Classes = new ClassRegistry().Add(s_money).Add(s_quality).Add(s_regex),
    };

    private static Purse Example()
    {
        var shared = new Regex("a+");
        return new(Money.Of(5), Money.Of(6), null, Quality.Fine, new() { [Quality.Poor] = Money.Of(7) }, [Money.Of(8)]) { Pattern = shared, Same = shared };
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Members_elements_and_keys_come_back(int protocol)
    {
        var options = s_options with { Protocol = protocol };
        var purse = PickleSerializer.Deserialize<Purse>(PickleSerializer.Serialize(Example(), options), options)!;
        Assert.Equal((5, 6L, null, Quality.Fine), (purse.Balance.Cents(), purse.Limit?.Cents(), purse.None, purse.Quality));
        Assert.Equal(7, purse.ByQuality[Quality.Poor].Cents());
        Assert.Equal(8, purse.Array[0].Cents());
        Assert.Equal("a+", purse.Pattern!.ToString());
        Assert.Same(purse.Pattern, purse.Same);
    }

    [Fact]
    public void A_state_that_nothing_takes_is_told_who_takes_one()
    {
        var options = s_options with { DispatchTable = new DispatchTable().Add<Regex>(static value => new ReduceValue(s_regex, [value.ToString()], state: "more")) };
        byte[] pickle = PickleSerializer.Serialize(new Regex("a+"), options);
        Assert.Contains("needs a state setter", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Regex>(pickle, options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Roots_come_back(bool isTracking)
    {
        var options = s_options with { TrackReferences = isTracking };
        Assert.Equal(3, PickleSerializer.Deserialize<Money>(PickleSerializer.Serialize(Money.Of(3), options), options).Cents());
        var list = PickleSerializer.Deserialize<List<Money?>>(PickleSerializer.Serialize(new List<Money?> { Money.Of(3), null }, options), options)!;
        Assert.Equal([3L, null], list.Select(static money => money?.Cents()));
        Assert.Equal("b", PickleSerializer.Deserialize<Regex[]>(PickleSerializer.Serialize(new Regex[] { new("b") }, options), options)![0].ToString());
    }

    [PythonFact]
    public void Python_calls_what_the_reducer_said() => Assert.Equal(
        "money 5 | money 6 | None | Quality Fine | {'Quality Poor': 'money 7'} | ['money 8'] | re.compile('a+') True",
        PythonRunner.RunText(
            """
            import pickle, sys, types
            class Purse: pass
            bank = sys.modules["bank"] = types.ModuleType("bank")
            bank.money, bank.Quality = "money {}".format, "Quality {}".format
            for module in "PickleGen", "PickleGen.Tests", "PickleGen.Tests.Generated": made = sys.modules[module] = types.ModuleType(module)
            made.Purse = Purse
            value = pickle.loads(sys.stdin.buffer.read())
            print(value.Balance, value.Limit, value.none if hasattr(value, "none") else getattr(value, "None"), value.Quality, value.ByQuality, value.Array, str(value.Pattern) + " " + str(value.Pattern is value.Same), sep=" | ")
            """,
            PickleSerializer.Serialize(Example(), s_options)));

    [Fact]
    public void What_Python_wrote_comes_back()
    {
        byte[] pickle = PythonRunner.Run("import pickle, re, sys; sys.stdout.buffer.write(pickle.dumps([re.compile('x')]))");
        var options = new PickleOptions { Classes = new ClassRegistry().Add(new PickleCallable("re", "_compile", (string pattern, int flags) => new Regex(pattern, (flags & 2) != 0 ? RegexOptions.IgnoreCase : RegexOptions.None))) };
        Assert.Equal("x", Assert.Single(PickleSerializer.Deserialize<List<Regex>>(pickle, options)!).ToString());
    }

    // From 16 on structs of numbers are one block.
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void An_enum_in_a_struct_is_saved_alike_however_many_there_are(int count)
    {
        var graded = Enumerable.Repeat(new Graded { Quality = Quality.Fine, Count = 3 }, count).ToArray();
        byte[] pickle = PickleSerializer.Serialize(graded, s_options);
        Assert.True(pickle.AsSpan().IndexOf("Fine"u8) > 0);
        Assert.Equal(graded, PickleSerializer.Deserialize<Graded[]>(pickle, s_options));
        Assert.EndsWith("(at $[0].Quality)", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(graded)).Message, StringComparison.Ordinal);

        var ripe = Enumerable.Repeat(new Fruit { Ripeness = Ripeness.Ripe, Count = 3 }, count).ToArray();
        pickle = PickleSerializer.Serialize(ripe);
        Assert.True(pickle.AsSpan().IndexOf("bank"u8) > 0);
        Assert.Equal(ripe, PickleSerializer.Deserialize<Fruit[]>(pickle));
    }

    [Fact]
    public void What_a_lambda_captures_comes_back()
    {
        var options = s_options with { Closures = ClosurePolicy.TrustAssemblies(typeof(ReducedPlacesTests).Assembly).SignedWith(new byte[32].Select(static (_, i) => (byte)i).ToArray()) };
        var quality = Quality.Fine;
        Quality? other = Quality.Poor;
        var money = Money.Of(4);
        Func<string> text = () => $"{quality} {other} {money.Cents()}";
        Assert.Equal("Fine Poor 4", PickleSerializer.Deserialize<Func<string>>(PickleSerializer.Serialize(text, options), options)!());
    }

    [Fact]
    public void Without_a_reducer_the_error_says_where_and_what_to_do()
    {
        var failure = Assert.Throws<PicklingException>(static () => PickleSerializer.Serialize(Example()));
        Assert.Equal($"'{typeof(Money)}' cannot be pickled: it is declared to be saved by a reducer, and none did: give PickleOptions.DispatchTable or PickleOptions.Reducers one for it (docs/hooks.md). (at $.Balance)", failure.Message);
        Assert.EndsWith("(at $[0])", Assert.Throws<PicklingException>(static () => PickleSerializer.Serialize(new List<Quality> { Quality.Fine })).Message, StringComparison.Ordinal);
        Assert.EndsWith("(at $[0])", Assert.Throws<PicklingException>(static () => PickleSerializer.Serialize(new List<object> { new Regex("a") })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_value_in_the_place_is_refused()
    {
        byte[] pickle = PickleSerializer.Serialize(new List<int> { 3 });
        Assert.Contains($"Expected '{typeof(Money)}', found 'System.Int32' 3. (at $[0]", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<List<Money>>(pickle, s_options)).Message, StringComparison.Ordinal);
    }
}

/// <summary>A struct that shows nothing of what it holds, as those of other people's libraries.</summary>
public readonly struct Money
{
    private readonly long _cents;

    private Money(long cents) => _cents = cents;

    public static Money Of(long cents) => new(cents);

    public long Cents() => _cents;
}

/// <summary>Saved by its name.</summary>
public enum Quality
{
    Poor,
    Fine,
}

/// <summary>Saved as Python's enums are.</summary>
public enum Ripeness
{
    Green,
    Ripe,
}

[Picklable]
public partial struct Graded
{
    public Quality Quality { get; set; }
    public int Count { get; set; }
}

[Picklable]
public partial struct Fruit
{
    public Ripeness Ripeness { get; set; }
    public int Count { get; set; }
}

[Picklable]
public sealed partial record Purse(Money Balance, Money? Limit, Money? None, Quality Quality, Dictionary<Quality, Money> ByQuality, Money[] Array)
{
    public Regex? Pattern { get; init; }
    public Regex? Same { get; init; }
}
