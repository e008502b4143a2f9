using System.Runtime.CompilerServices;

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
            Assert.False(memo.TryGetOrAdd(alike[i], out int index));
            Assert.Equal(i, index);
        }
        for (int i = 0; i < alike.Length; i++)
        {
            Assert.True(memo.TryGetOrAdd(alike[i], out int index));
            Assert.Equal(i, index);
        }
    }

    [Fact]
    public void Objects_that_the_collector_moved_are_found_again()
    {
        var memo = new PicklerMemo();
        object[] objects = Scattered(10_000);
        foreach (object value in objects) memo.Add(value);
        nint[] before = [.. objects.Select(AddressOf)];
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);

        Assert.NotEqual(before, objects.Select(AddressOf));
        for (int i = 0; i < objects.Length; i++)
        {
            Assert.True(memo.TryGetOrAdd(objects[i], out int index));
            Assert.Equal(i, index);
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(3000)]
    public void However_often_the_collector_runs_each_object_has_one_entry(int between)
    {
        var memo = new PicklerMemo();
        object[] objects = Scattered(60_000);
        for (int i = 0; i < objects.Length; i++)
        {
            if (i % between == 0) GC.Collect(0);
            Assert.Equal(i, memo.Add(objects[i]));
            Assert.True(memo.TryGet(objects[i / 2], out int index));
            Assert.Equal(i / 2, index);
        }
        for (int i = 0; i < objects.Length; i++)
        {
            Assert.True(memo.TryGet(objects[i], out int index));
            Assert.Equal(i, index);
        }
    }

    [Fact]
    public async Task Collections_on_another_thread_may_come_at_any_step()
    {
        using var stop = new CancellationTokenSource();
        int collections = GC.CollectionCount(0);
        var collector = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect(0, GCCollectionMode.Forced, blocking: true, compacting: true);
                Thread.Yield();
            }
        });
        while (GC.CollectionCount(0) < collections + 200)
        {
            var memo = new PicklerMemo();
            object[] objects = Scattered(2000);
            for (int i = 0; i < objects.Length; i++)
            {
                Assert.Equal(i, memo.Add(objects[i]));
                Assert.True(memo.TryGetOrAdd(objects[i / 2], out int index));
                Assert.Equal(i / 2, index);
            }
        }
        await stop.CancelAsync();
        await collector;
    }

    [Fact]
    public void A_memo_that_was_cleared_knows_nothing_of_what_it_held()
    {
        var memo = new PicklerMemo();
        object[] objects = Scattered(1000);
        for (int round = 0; round < 100; round++)
        {
            for (int i = 0; i < objects.Length; i += 1 + round)
            {
                Assert.False(memo.TryGetOrAdd(objects[i], out int index));
                Assert.Equal(i / (1 + round), index);
            }
            memo.Clear();
        }
        Assert.All(objects, value => Assert.False(memo.TryGet(value, out _)));
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

    // With garbage between them, so that a compacting collection moves them.
    private static object[] Scattered(int count)
    {
        object[] objects = new object[count];
        for (int i = 0; i < count; i++)
        {
            objects[i] = new object();
            _ = new byte[100];
        }
        return objects;
    }

    private static nint AddressOf(object value) => Unsafe.As<object, nint>(ref value);
}
