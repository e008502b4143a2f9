namespace PickleGen.Tests.Unpickling;

/// <summary><see cref="UnpicklingLimits.MaxDepth"/> is the number of values and marks that may lie on the stack, whatever was loaded before.</summary>
public sealed class DepthLimitTests
{
    // So many marks, so many values, all taken away again, and one value.
    private static byte[] Pickle(int marks, int values, bool mixed)
    {
        var opcodes = new List<byte>();
        for (int i = 0; mixed && i < Math.Min(marks, values); i++) opcodes.AddRange("(N"u8);
        int done = mixed ? Math.Min(marks, values) : 0;
        for (int i = done; i < marks; i++) opcodes.Add((byte)'(');
        for (int i = done; i < values; i++) opcodes.Add((byte)'N');
        for (int i = 0; i < marks; i++) opcodes.Add((byte)'1');
        return [.. opcodes, .. "N."u8];
    }

    private static bool Loads(byte[] pickle, UnpicklingLimits limits)
    {
        var error = Record.Exception(() => PickleSerializer.Deserialize(pickle, new PickleOptions { Limits = limits }));
        if (error is not null) Assert.Contains(nameof(UnpicklingLimits.MaxDepth), Assert.IsType<UnpicklingException>(error).Message, StringComparison.Ordinal);
        return error is null;
    }

    [Fact]
    public void As_many_values_and_marks_as_the_limit_are_taken_and_not_one_more()
    {
        foreach (int limit in (int[])[1, 2, 3, 5, 15, 16, 17, 31, 40, 63, 64, 65, 100, 129, 1000])
        {
            var limits = new UnpicklingLimits { MaxDepth = limit };
            foreach (int marks in (int[])[1, 2, limit / 3, limit / 2, limit - 1, limit])
            {
                if (marks < 1 || marks > limit) continue;
                foreach (bool mixed in (bool[])[false, true])
                {
                    string what = $"{marks} marks at {limit}, mixed: {mixed}";
                    Assert.True(Loads(Pickle(marks, limit - marks, mixed), limits), what);
                    Assert.False(Loads(Pickle(marks, limit - marks + 1, mixed), limits), what);
                    Assert.Equal(Loads(Pickle(marks, limit - marks, mixed), limits), Record.Exception(() => PickleDocument.Parse(Pickle(marks, limit - marks, mixed), new PickleOptions { Limits = limits })) is null);
                }
            }
        }
    }

    [Fact]
    public void Nothing_may_lie_on_a_stack_of_none() => Assert.False(Loads("N."u8.ToArray(), new UnpicklingLimits { MaxDepth = 0 }));

    [Fact]
    public void What_was_loaded_before_changes_nothing()
    {
        Assert.True(Loads(Pickle(5000, 5000, mixed: true), new UnpicklingLimits()));
        Assert.False(Loads(Pickle(11, 0, mixed: false), new UnpicklingLimits { MaxDepth = 10 }));
        Assert.False(Loads(Pickle(5, 6, mixed: false), new UnpicklingLimits { MaxDepth = 10 }));
        Assert.True(Loads(Pickle(5, 5, mixed: false), new UnpicklingLimits { MaxDepth = 10 }));
    }

    // CPython's batches of a thousand: they are joined on the stack where there is room, and only there.
    [Fact]
    public void Batches_need_room_for_one_of_them()
    {
        byte[] pickle = [.. "]"u8, .. Enumerable.Range(0, 5).SelectMany(static _ => (IEnumerable<byte>)[.. "("u8, .. Enumerable.Repeat((byte)'N', 1000), .. "e"u8]), .. "."u8];
        Assert.True(Loads(pickle, new UnpicklingLimits { MaxDepth = 1002 }));
        Assert.False(Loads(pickle, new UnpicklingLimits { MaxDepth = 1001 }));
    }
}
