namespace PickleGen.Conformance.Tests.Typed;

/// <summary>What leaves in parts Python loads, and what Python wrote is given out element by element.</summary>
public class StreamTests
{
    public static TheoryData<int> Protocols => RoundTripTests.Protocols;

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public async Task Python_loads_what_was_written_in_parts(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        Village.JudgedByPython(
            await Written(People(20_000).ToList(), options),
            """
            assert len(it) == 20_000 and all(type(p) is Person and p.name == f"person {i}" and p.age == i for i, p in enumerate(it))
            assert all(p.best_friend is it[i // 2] for i, p in enumerate(it) if i)
            """);
        Village.JudgedByPython(await Written(People(20_000).Select(static person => person.Age), options), "assert it == list(range(20_000))");
        Village.JudgedByPython(await Written(Enumerable.Range(0, 20_000).ToDictionary(static i => $"{i}"), options), "assert it == {str(i): i for i in range(20_000)}");
        Village.JudgedByPython(await Written(Enumerable.Range(0, 20_000).ToHashSet(), options), "assert type(it) is set and it == set(range(20_000))");

        var stream = new MemoryStream();
        await PickleSerializer.SerializeElementsAsync(stream, Numbers(), options);
        Village.JudgedByPython(stream.ToArray(), "assert it == list(range(3_500))");

        static async IAsyncEnumerable<int> Numbers()
        {
            for (int i = 0; i < 3_500; i++) yield return i;
            await Task.CompletedTask;
        }
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public async Task What_Python_wrote_comes_element_by_element(int protocol)
    {
        foreach (int count in new[] { 0, 1, 2, 999, 1000, 1001, 2500 })
        {
            string statements = $$"""
                people = []
                for i in range({{count}}):
                    people.append(Person(f"person {i}", age=i, grid=[[i], [i, -1]], best_friend=people[i // 2] if i else None))
                """;
            var people = await Elements<Person>(Village.DumpedByPython(statements, "people", protocol));
            Assert.Equal(count, people.Count);
            for (int i = 0; i < count; i++)
            {
                Assert.Equal(($"person {i}", i), (people[i]!.Name, people[i]!.Age));
                Assert.Equal([[i], [i, -1]], people[i]!.Grid);
                Assert.Same(i > 0 ? people[i / 2] : null, people[i]!.BestFriend);
            }

            Assert.Equal(Enumerable.Range(0, count), await Elements<int>(Village.DumpedByPython("", $"list(range({count}))", protocol)));
            Assert.Equal(Enumerable.Range(0, count).Select(static i => $"text {i % 10}"), await Elements<string>(Village.DumpedByPython("", $"[f'text {{i % 10}}' for i in range({count})]", protocol)));
            Assert.Equal(Enumerable.Range(0, count).Select(static i => ((string?)null, i)), await Elements<(string?, int)>(Village.DumpedByPython("", $"[(None, i) for i in range({count})]", protocol)));
            Assert.Equal(
                Enumerable.Range(0, count).Select(static i => $"[{i}, ({i}, None), {{'a': {i}.5}}]"),
                (await Elements<object>(Village.DumpedByPython("", $"[[i, (i, None), {{'a': i + .5}}] for i in range({count})]", protocol))).Select(PickleRepr.Of));
            var dates = await Elements<DateTime>(Village.DumpedByPython("import datetime", $"[datetime.datetime(2026, 1, 1) + datetime.timedelta(hours=i) for i in range({count})]", protocol));
            Assert.Equal(Enumerable.Range(0, count).Select(static i => new DateTime(2026, 1, 1).AddHours(i)), dates);
        }
    }

    [PythonFact]
    public async Task What_Python_wrote_without_a_memo_comes_as_well()
    {
        byte[] pickle = PythonRunner.Run(
            """
            import pickle, sys
            pickler = pickle.Pickler(sys.stdout.buffer, 5)
            pickler.fast = True
            pickler.dump([[str(i), {i: [i]}] for i in range(3000)])
            """);
        var elements = await Elements<object>(pickle);
        Assert.Equal("['2999', {2999: [2999]}]", PickleRepr.Of(elements[2999]));
        Assert.Equal(3000, elements.Count);
    }

    private static IEnumerable<Person> People(int count)
    {
        var people = new List<Person>();
        for (int i = 0; i < count; i++) people.Add(new Person { Name = $"person {i}", Age = i, BestFriend = i == 0 ? null : people[i / 2] });
        return people;
    }

    private static async Task<byte[]> Written<T>(T value, PickleOptions options)
    {
        var stream = new MemoryStream();
        await PickleSerializer.SerializeAsync(stream, value, options);
        return stream.ToArray();
    }

    private static async Task<List<T?>> Elements<T>(byte[] pickle)
    {
        var elements = new List<T?>();
        await foreach (T? element in PickleSerializer.DeserializeElementsAsync<T>(new MemoryStream(pickle))) elements.Add(element);
        return elements;
    }
}
