using System.Numerics;
using System.Text;
using PickleGen.Tool.Tests;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Arrays of structs without references travel as one block, and are in Python the objects that they are one by one.</summary>
public class BlockTests
{
    private const int Count = 100;

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_struct_by_names_is_an_object_with_attributes_at_every_protocol(int protocol)
    {
        var points = Shapes.Points(Count);
        byte[] pickle = Saved(points, protocol);
        Assert.Equal(protocol >= 4, IsBlock(pickle));
        Assert.Equal(points, PickleSerializer.Deserialize<Point[]>(pickle));
        Assert.Equal(points, PickleSerializer.Deserialize<List<Point>>(pickle));

        byte[] back = Shapes.SentBackByPython(pickle,
            """
            assert type(it) is list and len(it) == 100 and all(type(point) is Point for point in it)
            assert [vars(point) for point in it] == [{"x": i, "y": i * 0.5, "id": -i, "layer": 0} for i in range(100)]
            assert type(it[1].x) is float and type(it[1].id) is int and list(vars(it[1])) == ["x", "y", "id", "layer"]
            assert it[0] is not it[1] and vars(it[0]) is not vars(it[1])
            """);
        Assert.Equal(points, PickleSerializer.Deserialize<Point[]>(back));
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Every_kind_of_member_keeps_its_least_and_greatest_value(int protocol)
    {
        Reading[] readings = [.. Enumerable.Repeat<Reading[]>([Shapes.Least, Shapes.Most], Count / 2).SelectMany(static both => both)];
        byte[] pickle = Saved(readings, protocol);
        Assert.Equal(protocol >= 4, IsBlock(pickle));
        Assert.Equal(readings, PickleSerializer.Deserialize<Reading[]>(pickle));

        byte[] back = Shapes.SentBackByPython(pickle,
            """
            low, high = it[-2:]
            import struct
            single = struct.unpack("<f", bytes.fromhex("ffff7fff"))[0]
            assert type(low) is Reading and low.on is False and high.on is True
            assert [getattr(low, name) for name in "abcdefgh"] == [-2**7, 0, -2**15, 0, -2**31, 0, -2**63, 0]
            assert [getattr(high, name) for name in "abcdefgh"] == [2**7 - 1, 2**8 - 1, 2**15 - 1, 2**16 - 1, 2**31 - 1, 2**32 - 1, 2**63 - 1, 2**64 - 1]
            assert (low.half, low.single, low.double) == (float("-inf"), single, 5e-324)
            assert (high.half, high.single, high.double) == (65504.0, float("inf"), sys.float_info.max)
            assert (low.color, high.color) == (1, 60000)
            """);
        Assert.Equal(readings, PickleSerializer.Deserialize<Reading[]>(back));
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_struct_by_position_is_its_class_called(int protocol)
    {
        List<Size> sizes = [.. Enumerable.Range(0, Count).Select(static i => new Size(i, -i))];
        byte[] pickle = Saved(sizes, protocol);
        Assert.Equal(protocol >= 4, IsBlock(pickle));
        Assert.Equal(sizes, PickleSerializer.Deserialize<List<Size>>(pickle));
        Assert.Equal(sizes, PickleSerializer.Deserialize<Size[]>(pickle));

        byte[] back = Shapes.SentBackByPython(pickle, "assert it == [Size(i, -i) for i in range(100)] and type(it[1].width) is float");
        Assert.Equal(sizes, PickleSerializer.Deserialize<List<Size>>(back));
    }

    [PythonFact]
    public void Vectors_and_complex_numbers_are_tuples_and_complex_numbers()
    {
        Vector3[] path = [.. Enumerable.Range(0, Count).Select(static i => new Vector3(i, 0.5f, -i))];
        byte[] pickle = Saved(path, 5);
        Assert.True(IsBlock(pickle));
        Assert.Equal(path, PickleSerializer.Deserialize<Vector3[]>(pickle));
        Assert.Equal(path, PickleSerializer.Deserialize<Vector3[]>(Shapes.SentBackByPython(pickle, "assert it == [(i, 0.5, -i) for i in range(100)] and type(it[0][0]) is float")));

        Complex[] signal = [.. Enumerable.Range(0, Count).Select(static i => new Complex(i, -0.0))];
        pickle = Saved(signal, 5);
        Assert.True(IsBlock(pickle));
        Assert.Equal(signal, PickleSerializer.Deserialize<Complex[]>(pickle));
        Assert.Equal(signal, PickleSerializer.Deserialize<Complex[]>(Shapes.SentBackByPython(pickle, "assert it == [complex(i, -0.0) for i in range(100)] and str(it[0].imag) == '-0.0'")));
    }

    [PythonFact]
    public void Several_blocks_share_functions_and_an_array_in_two_places_is_one()
    {
        var points = Shapes.Points(Count);
        var track = new Track
        {
            Points = points, Again = points, Sizes = [.. Enumerable.Repeat(new Size(1, 2), Count)],
            Path = Enumerable.Repeat(new Vector3(1, 2, 3), Count).ToArray(), Signal = [.. Enumerable.Repeat(new Complex(1, 2), Count)],
        };
        byte[] pickle = Saved(track, 5);

        var back = PickleSerializer.Deserialize<Track>(pickle)!;
        Assert.Equal(points, back.Points);
        Assert.Same(back.Points, back.Again);
        Assert.Equal(track.Sizes, back.Sizes);
        Assert.Equal(track.Path.ToArray(), back.Path.ToArray());
        Assert.Equal(track.Signal, back.Signal);

        byte[] sent = Shapes.SentBackByPython(pickle,
            """
            assert it.points is it.again and type(it.points[99]) is Point and it.points[99].y == 49.5
            assert it.sizes == [Size(1, 2)] * 100 and it.path == [(1, 2, 3)] * 100 and it.signal == [1 + 2j] * 100
            """);
        back = PickleSerializer.Deserialize<Track>(sent)!;
        Assert.Equal(points, back.Points);
        Assert.Equal(track.Sizes, back.Sizes);
        Assert.Equal(track.Signal, back.Signal);
    }

    [PythonFact]
    public void The_optimizer_of_pickletools_changes_nothing_of_it()
    {
        var points = Shapes.Points(Count);
        byte[] optimized = PythonRunner.Run("import pickletools, sys; sys.stdout.buffer.write(pickletools.optimize(sys.stdin.buffer.read()))", Saved(points, 5));
        Assert.True(IsBlock(optimized));
        Assert.Equal(points, PickleSerializer.Deserialize<Point[]>(optimized));
    }

    [PythonFact]
    public void The_tool_shows_the_objects_of_a_block_as_it_shows_them_one_by_one()
    {
        foreach (byte[] pickle in new[] { Saved(Shapes.Points(Count), 5), Saved(Enumerable.Range(0, Count).Select(static i => new Size(i, 2)).ToArray(), 5) })
        {
            byte[] oneByOne = Shapes.SentBackByPython(pickle, "");
            Assert.False(IsBlock(oneByOne));
            Assert.Equal(ToolRun.With(oneByOne, "json", "-").Output, ToolRun.With(pickle, "json", "-").Output);
        }
    }

    private static byte[] Saved<T>(T value, int protocol) => PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol });

    private static bool IsBlock(byte[] pickle) => pickle.AsSpan().IndexOf(Encoding.ASCII.GetBytes("iter_unpack")) >= 0;
}
