namespace PickleGen.Tests.Values;

public class PickleDictTests
{
    [PythonFact]
    public void Keys_and_values_compare_as_in_Python()
    {
        var values = PythonKeys.Hashable.Concat(PythonKeys.Unhashable).ToArray();
        string script = $"{PythonKeys.Preamble}v = [{string.Join(", ", values.Select(value => value.Source))}]\nfor a in v: print(''.join('01'[a == b] for b in v))";
        string[] expected = PythonRunner.RunText(script).Split('\n');
        for (int i = 0; i < values.Length; i++)
        {
            for (int j = 0; j < values.Length; j++)
            {
                Assert.True((expected[i][j] == '1') == PickleEquality.AreEqual(values[i].Value, values[j].Value), $"{values[i].Source} == {values[j].Source}: Python says {expected[i][j]}");
            }
        }
    }

    [Fact]
    public void Equal_keys_have_equal_hashes() => Assert.All(PythonKeys.Hashable, left => Assert.All(PythonKeys.Hashable, right =>
    {
        if (!PickleEquality.AreEqual(left.Value, right.Value)) return;
        Assert.True(PickleHash.TryGet(left.Value, out ulong a));
        Assert.True(PickleHash.TryGet(right.Value, out ulong b));
        Assert.True(a == b, $"{left.Source} and {right.Source} are equal, and their hashes differ");
    }));

    [Fact]
    public void What_Python_cannot_hash_is_no_key() => Assert.All(PythonKeys.Unhashable, value =>
    {
        Assert.Throws<ArgumentException>(() => new PickleDict { [value.Value] = 1 });
        Assert.False(new PickleDict().ContainsKey(value.Value));
    });

    [PythonFact]
    public void A_dict_of_all_keys_is_Pythons()
    {
        string pairs = string.Join(", ", PythonKeys.Hashable.Select((key, index) => $"({key.Source}, {index})"));
        string expected = PythonRunner.RunText($"{PythonKeys.Preamble}print(list(dict([{pairs}]).values()))");
        var dict = new PickleDict();
        for (int i = 0; i < PythonKeys.Hashable.Length; i++) dict[PythonKeys.Hashable[i].Value] = i;
        Assert.Equal(expected, $"[{string.Join(", ", dict.Values)}]");
    }

    [Fact]
    public void The_first_key_and_the_last_value_stay()
    {
        var dict = new PickleDict { [1] = "int", ["x"] = 0, [true] = "bool", [1.0] = "float" };
        Assert.Equal([1, "x"], dict.Keys);
        Assert.Equal("float", dict[1L]);
    }

    [Fact]
    public void Order_survives_removal_and_growth()
    {
        var dict = new PickleDict();
        for (int i = 0; i < 1000; i++) dict.Add(i, i);
        for (int i = 0; i < 1000; i += 2) Assert.True(dict.Remove(i));
        for (int i = 1000; i < 1500; i++) dict.Add($"{i}", i);
        Assert.Equal(1000, dict.Count);
        Assert.Equal(Enumerable.Range(0, 1000).Where(i => i % 2 == 1).Concat(Enumerable.Range(1000, 500)).Cast<object?>(), dict.Values);
        Assert.False(dict.ContainsKey(0));
        Assert.Equal(999, dict[999]);
        Assert.Equal(1499, dict["1499"]);
    }

    [Fact]
    public void A_key_that_is_there_cannot_be_added() => Assert.Throws<ArgumentException>(() => new PickleDict { [1] = 0 }.Add(true, 1));

    [Fact]
    public void A_key_that_is_not_there_is_an_error_that_names_it() =>
        Assert.Contains("'x'", Assert.Throws<KeyNotFoundException>(() => new PickleDict()["x"]).Message, StringComparison.Ordinal);

    [Fact]
    public void Each_NaN_is_a_key_of_its_own()
    {
        object first = double.NaN, second = double.NaN;
        var dict = new PickleDict { [first] = 1, [second] = 2 };
        Assert.Equal(2, dict.Count);
        Assert.Equal(1, dict[first]);
    }

    // In CPython all of these have the hash 1: multiples of 2**61-1, plus 1.
    [Fact]
    public void Numbers_that_collide_in_CPython_do_not_collide_here()
    {
        var hashes = Enumerable.Range(0, 10_000).Select(i => PickleHash.TryGet(i * System.Numerics.BigInteger.Parse("2305843009213693951") + 1, out ulong hash) ? hash : 0);
        Assert.True(hashes.Distinct().Count() > 9_990);
    }
}
