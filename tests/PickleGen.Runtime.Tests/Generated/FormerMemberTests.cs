using System.Text;

namespace PickleGen.Tests.Generated;

/// <summary>A pickle has a member under today's name and under a former one, as an object of Python's has that keeps both: today's counts.</summary>
public sealed partial class FormerMemberTests
{
    [Picklable(Module = "former", Name = "State")]
    public sealed partial class State
    {
        public int First { get; set; }
        [PickleFormerName("old")] public int Value { get; set; }
        public int Last { get; set; }
    }

    [Picklable(Layout = PickleLayout.Dict)]
    public sealed partial record Row(int First, [property: PickleFormerName("old")] int Value, int Last);

    private const string Value = "X\u0005\0\0\0ValueK\u0001", Old = "X\u0003\0\0\0oldK\u0002", First = "X\u0005\0\0\0FirstK\u0003", Last = "X\u0004\0\0\0LastK\u0004";

    private const string Second = "}(X\u0003\0\0\0oldK\u0007ub";

    [Theory]
    [InlineData(Value + Old)]
    [InlineData(Old + Value)]
    public void Todays_name_goes_before_a_former_one(string both)
    {
        foreach (string members in (string[])[First + both + Last, both + First + Last, Last + both + First])
        {
            var state = Load<State>($"cformer\nState\n)\u0081}}({members}ub");
            Assert.Equal((3, 1, 4), (state.First, state.Value, state.Last));
            Assert.Equal(new Row(3, 1, 4), Load<Row>($"}}({members}u"));
            // By the stack machine.
            state = new State { Value = 9 };
            PickleSerializer.Populate(Encoding.Latin1.GetBytes($"\u0080\u0002cformer\nState\n)\u0081}}({members}ub."), state);
            Assert.Equal((3, 1, 4), (state.First, state.Value, state.Last));
        }
    }

    [Fact]
    public void A_former_name_alone_is_read_and_in_a_later_state_as_well()
    {
        Assert.Equal(2, Load<State>($"cformer\nState\n)\u0081}}({First}{Old}{Last}ub").Value);
        Assert.Equal(7, Load<State>($"cformer\nState\n)\u0081}}({First}{Value}{Last}ub{Second}").Value);
    }

    private static T Load<T>(string opcodes) => PickleSerializer.Deserialize<T>(Encoding.Latin1.GetBytes($"\u0080\u0002{opcodes}."))!;
}
