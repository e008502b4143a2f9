namespace PickleGen.Tests.Wire;

public sealed class OpcodeSkipperTests
{
    [Fact]
    public void Every_good_pickle_ends_where_the_unpickler_ends() => Assert.All(CorpusArchive.Values.Where(value => !value.PlainReaderFails), value =>
    {
        var skipper = default(OpcodeSkipper);
        byte[] pickle = [.. value.Pickle, .. "tail"u8];
        Assert.True(skipper.Skip(pickle, out _));
        Assert.Equal((byte)PickleOpcode.Stop, pickle[skipper.Position - 1]);
        if (value.Kind != "torch" && value.Kind != "joblib" && value.File != "handmade__trailing.p0.pkl") Assert.Equal(value.Pickle.Length, skipper.Position);
    });

    // A byte at a time is the worst that a stream can do, and what is asked for never reaches beyond STOP.
    [Fact]
    public void A_pickle_is_found_in_pieces_without_asking_for_more_than_it_has() => Assert.All(CorpusArchive.Values.Where(value => value.Pickle.Length < 500 && value.Kind is not ("torch" or "joblib")), value =>
    {
        var whole = default(OpcodeSkipper);
        Assert.True(whole.Skip(value.Pickle, out _));
        var skipper = default(OpcodeSkipper);
        int arrived = 0;
        while (!skipper.Skip(value.Pickle.AsSpan(0, arrived), out long missing))
        {
            Assert.InRange(missing, 1, whole.Position - arrived);
            arrived++;
        }
        Assert.Equal(whole.Position, skipper.Position);
    });

    [Fact]
    public void What_is_no_opcode_is_refused_with_its_offset()
    {
        var skipper = default(OpcodeSkipper);
        Assert.Equal(1, Assert.Throws<UnpicklingException>(() => skipper.Skip([(byte)'N', 0xff], out _)).Offset);
    }

    // Opcode by opcode, the same pushes and the same place.
    [Fact]
    public void Values_are_gone_over_as_one_by_one() => Assert.All(CorpusArchive.Values.Where(value => !value.PlainReaderFails), value =>
    {
        OpcodeSkipper atOnce = default, single = default;
        do
        {
            int pushed = atOnce.SkipValues(value.Pickle), expected = 0;
            while (single.Position < atOnce.Position)
            {
                Assert.True(single.TryStep(value.Pickle, out var opcode));
                var effect = StackEffects.Of(opcode);
                Assert.True(effect is StackEffect.Push or StackEffect.Put);
                if (effect == StackEffect.Push) expected++;
            }
            Assert.Equal((expected, single.Position), (pushed, atOnce.Position));
            Assert.True(single.TryStep(value.Pickle, out _));
        }
        while (atOnce.TryStep(value.Pickle, out var next) && next != PickleOpcode.Stop);
    });

    [Theory]
    [InlineData("8c0361")]
    [InlineData("8c")]
    [InlineData("4a0102")]
    public void What_has_not_arrived_whole_is_not_gone_over(string hex)
    {
        var skipper = default(OpcodeSkipper);
        Assert.Equal(1, skipper.SkipValues([(byte)PickleOpcode.None, .. Convert.FromHexString(hex)]));
        Assert.Equal(1, skipper.Position);
    }
}
