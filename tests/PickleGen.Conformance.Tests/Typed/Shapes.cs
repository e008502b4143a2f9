using System.Numerics;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Structs that Python's module <c>shapes</c> has as well: a class of attributes, a frozen dataclass, and a class that takes its members.</summary>
internal static class Shapes
{
    private const string Module = """
        import pickle, sys, types
        shapes = types.ModuleType("shapes")
        sys.modules["shapes"] = shapes
        exec('''
        import dataclasses
        class Point:
            pass
        @dataclasses.dataclass(frozen=True)
        class Reading:
            on: bool
            a: int
            b: int
            c: int
            d: int
            e: int
            f: int
            g: int
            h: int
            half: float
            single: float
            double: float
            color: int
        @dataclasses.dataclass(frozen=True)
        class Size:
            width: float
            height: float
            def __reduce__(self):
                return Size, (self.width, self.height)
        class Track:
            pass
        ''', shapes.__dict__)
        from shapes import *

        """;

    /// <summary>Gives a pickle to Python, which asserts what it finds in <c>it</c>, and returns what Python pickles of that.</summary>
    public static byte[] SentBackByPython(byte[] pickle, string assertions) => PythonRunner.Run(
        Module + "it = pickle.loads(sys.stdin.buffer.read())\n" + assertions + "\nsys.stdout.buffer.write(pickle.dumps(it, 5))\n", pickle);

    public static Point[] Points(int count) => [.. Enumerable.Range(0, count).Select(i => new Point { X = i, Y = i * 0.5, Id = -i })];

    public static Reading Least { get; } = new(false, sbyte.MinValue, 0, short.MinValue, 0, int.MinValue, 0, long.MinValue, 0, Half.NegativeInfinity, float.MinValue, double.Epsilon, Color.Red);

    public static Reading Most { get; } = new(true, sbyte.MaxValue, byte.MaxValue, short.MaxValue, ushort.MaxValue, int.MaxValue, uint.MaxValue, long.MaxValue, ulong.MaxValue,
        Half.MaxValue, float.PositiveInfinity, double.MaxValue, Color.Blue);
}

[Picklable(Module = "shapes", Naming = PickleNaming.SnakeCase)]
public partial struct Point
{
    public double X { get; set; }
    public double Y { get; set; }
    public int Id;

    /// <summary>Fills what would be padding, which is no member's.</summary>
    public int Layer;
}

public enum Color : ushort
{
    Red = 1,
    Blue = 60_000,
}

/// <summary>A member of every kind that a block may have. Packed: none of them stands where the processor likes it.</summary>
[Picklable(Module = "shapes", Naming = PickleNaming.SnakeCase)]
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 1)]
public readonly partial record struct Reading(
    bool On, sbyte A, byte B, short C, ushort D, int E, uint F, long G, ulong H, Half Half, float Single, double Double, Color Color);

[Picklable(Module = "shapes", Layout = PickleLayout.Positional)]
public readonly partial record struct Size(float Width, float Height);

[Picklable(Module = "shapes", Naming = PickleNaming.SnakeCase)]
public sealed partial class Track
{
    public Point[]? Points { get; set; }
    public Point[]? Again { get; set; }
    public List<Size> Sizes { get; set; } = [];
    public Memory<Vector3> Path { get; set; }
    public Complex[] Signal { get; set; } = [];
}
