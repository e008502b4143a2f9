namespace PickleGen.Tests.Pickling;

public class PicklerMemoTests
{
    [Fact]
    public void Objects_are_numbered_as_they_come_and_found_by_reference()
    {
        var memo = new PicklerMemo();
        object[] objects = [.. Enumerable.Range(0, 10_000).Select(_ => new object())];
        for (int i = 0; i < objects.Length; i++)
        {
            Assert.False(memo.TryGetOrAdd(objects[i], out int index));
            Assert.Equal(i, index);
        }
        for (int i = 0; i < objects.Length; i++)
        {
            Assert.True(memo.TryGet(objects[i], out int index));
            Assert.Equal(i, index);
        }
        Assert.False(memo.TryGet(new object(), out _));
    }

    [Fact]
    public void Equal_strings_are_different_objects_however_many_there_are()
    {
        var memo = new PicklerMemo();
        string[] alike = [.. Enumerable.Range(0, 5000).Select(_ => new string('x', 20))];
        for (int i = 0; i < alike.Length; i++)
        {
            Assert.False(memo.TryGetOrAddString(alike[i], out int index));
            Assert.Equal(i, index);
        }
        for (int i = 0; i < alike.Length; i++)
        {
            Assert.True(memo.TryGetOrAddString(alike[i], out int index));
            Assert.Equal(i, index);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(40)]
    public void Strings_of_every_length_are_found_again(int length)
    {
        var memo = new PicklerMemo();
        string[] texts = [.. Enumerable.Range(0, 500).Select(i => new string((char)('a' + i % 26), length) + (length > 2 ? $"{i}" : ""))];
        foreach (string text in texts) memo.TryGetOrAddString(text, out _);
        Assert.All(texts, text => Assert.True(memo.TryGetOrAddString(text, out _)));
    }

    [Fact]
    public void Rolling_back_forgets_the_newest_and_nothing_else()
    {
        var memo = new PicklerMemo();
        object[] old = [.. Enumerable.Range(0, 100).Select(_ => new object())];
        foreach (object value in old) memo.Add(value);
        memo.AddUnnamed(3);
        object[] fresh = [.. Enumerable.Range(0, 1000).Select(_ => new object())];
        foreach (object value in fresh) memo.Add(value);

        memo.RollBack(100);
        Assert.Equal(100, memo.Count);
        Assert.All(old, value => Assert.True(memo.TryGet(value, out _)));
        Assert.All(fresh, value => Assert.False(memo.TryGet(value, out _)));
        Assert.Equal(100, memo.Add(fresh[0]));
    }

    [Fact]
    public void Unnamed_entries_take_their_numbers()
    {
        var memo = new PicklerMemo();
        Assert.Equal(0, memo.AddUnnamed(2));
        Assert.Equal(2, memo.Add(new object()));
        Assert.Equal(3, memo.AddUnnamed());
        memo.Clear();
        Assert.Equal(0, memo.Count);
    }
}
