using System.Collections.Immutable;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>.NET has one empty array for all who want one. What is saved of it are lists that Python may append to.</summary>
public sealed class EmptyCollectionsTests
{
    [PythonTheory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Each_is_a_list_of_its_own_in_Python(int protocol)
    {
        string[] tags = [], shared = ["x"];
        int[] numbers = [];
        ImmutableList<string> words = [];
        var sizes = ImmutableDictionary<string, int>.Empty;
        List<string> list = [];
        object[] twice = [tags, numbers, words, sizes, list, shared];
        Village.JudgedByPython(PickleSerializer.Serialize(new[] { twice, [.. twice] }, new PickleOptions { Protocol = protocol }), """
            one, other = it
            assert [type(item).__name__ for item in one] == ['list', 'array', 'list', 'dict', 'list', 'list']
            assert [a is b for a, b in zip(one, other)] == [False, False, False, False, True, True]
            """);
    }

    [PythonFact]
    public void What_Python_has_as_two_goes_back_as_two()
    {
        var arrays = PickleSerializer.Deserialize<string[][]>(Village.DumpedByPython("", "[[], [], ['a']]", 5))!;
        Village.JudgedByPython(PickleSerializer.Serialize(arrays), "it[0].append(1)\nassert it == [[1], [], ['a']], it\n");
    }
}
