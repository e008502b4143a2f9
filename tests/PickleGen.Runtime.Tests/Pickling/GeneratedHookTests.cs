namespace PickleGen.Tests.Pickling;

/// <summary>Reducers and generated code in one typed dump: whom they ask, how often, and what becomes of the answer.</summary>
public sealed partial class GeneratedHookTests
{
    [Picklable(Module = "hooked")]
    public sealed partial class Owner
    {
        public Part? First { get; set; }
        public Part? Second { get; set; }
        public string? Name { get; set; }
    }

    [Picklable(Module = "hooked")]
    public sealed partial class Part
    {
        public int Number { get; set; }
    }

    private sealed class Counting(bool takes) : IReducerOverride
    {
        public List<object> Asked { get; } = [];

        public bool Handles(Type type) => type == typeof(Part);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            Asked.Add(value);
            reduced = takes ? new ReduceValue(new PickleCallable("hooked", "GeneratedHookTests.Part"), [], new Dictionary<string, object?> { ["Number"] = ((Part)value).Number + 100 }) : default;
            return takes;
        }
    }

    private static Owner Shared()
    {
        var part = new Part { Number = 7 };
        return new Owner { First = part, Second = part, Name = "n" };
    }

    [Fact]
    public void A_hook_that_takes_a_member_is_asked_once_and_the_shared_object_stays_shared()
    {
        var hook = new Counting(takes: true);
        var value = Shared();
        var copy = PickleSerializer.Deserialize<Owner>(PickleSerializer.Serialize(value, new PickleOptions { Reducers = [hook] }))!;
        Assert.Equal([value.First!], hook.Asked);
        Assert.Equal(107, copy.First!.Number);
        Assert.Same(copy.First, copy.Second);
        Assert.Equal("n", copy.Name);
    }

    /// <summary>Takes the parts with an odd number, after it has declined one: by then generated code asks it itself.</summary>
    private sealed class Choosing : IReducerOverride
    {
        public static readonly PickleCallable Make = new("hooked", "make", (Func<int, Part>)(number => new Part { Number = number + 100 }));

        public bool Handles(Type type) => type == typeof(Part);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            int number = ((Part)value).Number;
            reduced = number % 2 == 0 ? default : new ReduceValue(Make, [number]);
            return number % 2 != 0;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_hook_may_take_some_objects_of_a_class_and_leave_others(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol, Reducers = [new Choosing()], Classes = new ClassRegistry().Add(Choosing.Make) };
        Part[] parts = [.. Enumerable.Range(0, 100).Select(static number => new Part { Number = number })];
        Part[] copies = PickleSerializer.DeepClone<Part[]>([.. parts, .. parts], options);
        Assert.Equal(Enumerable.Range(0, 100).Select(static number => number % 2 == 0 ? number : number + 100), copies[..100].Select(static part => part.Number));
        for (int i = 0; i < parts.Length; i++) Assert.Same(copies[i], copies[100 + i]);
    }

    [Fact]
    public void A_hook_that_declines_is_asked_once_an_object_and_changes_no_value()
    {
        var hook = new Counting(takes: false);
        var value = Shared();
        var copy = PickleSerializer.Deserialize<Owner>(PickleSerializer.Serialize(value, new PickleOptions { Reducers = [hook] }))!;
        Assert.Equal([value.First!], hook.Asked);
        Assert.Equal(7, copy.First!.Number);
        Assert.Same(copy.First, copy.Second);
    }

    [Fact]
    public void A_dispatch_table_reaches_members_of_generated_types()
    {
        var table = new DispatchTable();
        table.Add<Part>(part => new ReduceValue(new PickleCallable("hooked", "GeneratedHookTests.Part"), [], new Dictionary<string, object?> { ["Number"] = part.Number + 200 }));
        var copy = PickleSerializer.Deserialize<Owner>(PickleSerializer.Serialize(Shared(), new PickleOptions { DispatchTable = table }))!;
        Assert.Equal(207, copy.First!.Number);
        Assert.Same(copy.First, copy.Second);
    }
}
