namespace PickleGen.Tests.Unpickling;

/// <summary>Where members' values end: one table for all loads of an unpickler.</summary>
public sealed class ValueEndsTests
{
    [Fact]
    public void Values_end_where_the_next_begins()
    {
        var ends = new ValueEnds();
        ends.Find("K\x01(K\x02K\x03tK\x04u"u8, start: 10);
        Assert.Equal((12, 18, 20), (ends.EndAt(10), ends.EndAt(12), ends.EndAt(18)));
    }

    // SETITEMS for the name before them, which no pickler writes.
    [Fact]
    public void What_an_open_MARK_has_above_it_is_not_said_to_end_where_an_earlier_value_did()
    {
        var ends = new ValueEnds();
        ends.Find("K\x01b"u8, start: 0);
        ends.Find("(K\x01K\x02u"u8, start: 0);
        Assert.Equal(0, ends.EndAt(0));
    }
}
