namespace PickleGen.Tests.Values;

public class SmallValuesTests
{
    [Fact]
    public void Fractions_are_reduced_and_keep_the_sign_above() => Assert.Equal("-1/2", new PickleFraction(2, -4).ToString());

    [Fact]
    public void A_fraction_over_nothing_is_refused() => Assert.Throws<DivideByZeroException>(() => new PickleFraction(1, 0));

    [Fact]
    public void A_range_that_does_not_move_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new PickleRange(0, 1, 0));

    [Fact]
    public void A_full_deque_drops_from_its_other_end()
    {
        var deque = new PickleDeque(2);
        deque.Append(1);
        deque.Append(2);
        deque.Append(3);
        Assert.Equal([2, 3], deque);
        deque.AppendLeft(4);
        Assert.Equal([4, 2], deque);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('c')]
    public void An_array_has_one_of_Pythons_type_codes(char code) => Assert.Throws<ArgumentException>(() => new PickleArray(code, Array.Empty<int>()));

    [Fact]
    public void An_array_holds_what_its_type_code_says() => Assert.Throws<ArgumentException>(() => new PickleArray('d', Array.Empty<float>()));

    [Fact]
    public void Sets_keep_order_and_know_their_items()
    {
        var set = new PickleSet([3, 1, true, 1.0, "a"]);
        Assert.Equal([3, 1, "a"], set);
        Assert.True(set.Contains(3.0));
        Assert.False(set.Add(1L));
        Assert.True(set.Remove(1));
        Assert.True(set.ContentEquals(new PickleFrozenSet("a", 3)));
    }

    [Fact]
    public void Time_zones_are_equal_by_offset() => Assert.Equal(new PickleTimeZone(TimeSpan.FromHours(1), "CET"), new PickleTimeZone(TimeSpan.FromHours(1)));

    [Fact]
    public void What_is_long_or_deep_is_shortened()
    {
        object? deep = 1;
        for (int depth = 0; depth < 9; depth++) deep = new PickleTuple(deep);
        Assert.Contains("((...,),)", deep.ToString(), StringComparison.Ordinal);
        Assert.Equal($"('{new string('a', 100)}...',)", new PickleTuple(new string('a', 101)).ToString());
        Assert.Equal($"(b'{new string('a', 100)}...',)", new PickleTuple(Enumerable.Repeat((byte)'a', 101).ToArray()).ToString());
        Assert.True(new PickleTuple([.. Enumerable.Range(0, 10_000).Cast<object>()]).ToString().Length < 1100);
    }
}
