using System.Buffers;

namespace PickleGen.Tests.Serializer;

/// <summary>An array of numbers as the root is saved and loaded without a pickler; compared with <see cref="Pickler"/> and <see cref="Unpickler"/>, which do not take that way.</summary>
public sealed class NumberArrayPickleTests
{
    private static byte[] ByPickler<T>(T value, PickleOptions options)
    {
        var output = new ArrayBufferWriter<byte>();
        new Pickler(output, options).Dump<T>(value);
        return output.WrittenSpan.ToArray();
    }

    [Fact]
    public void They_are_the_bytes_that_a_pickler_writes()
    {
        foreach (int length in (int[])[0, 1, 31, 32, 63, 64, 127, 128, 255, 256, 20_000])
        {
            AssertSame(Enumerable.Range(0, length).Select(static i => (sbyte)i).ToArray());
            AssertSame(Enumerable.Range(0, length).Select(static i => (short)i).ToArray());
            AssertSame(Enumerable.Range(0, length).Select(static i => (ushort)i).ToArray());
            AssertSame(Enumerable.Range(0, length).ToArray());
            AssertSame(Enumerable.Range(0, length).Select(static i => (uint)i).ToArray());
            AssertSame(Enumerable.Range(0, length).Select(static i => (long)i << 33).ToArray());
            AssertSame(Enumerable.Range(0, length).Select(static i => (ulong)i << 33).ToArray());
            AssertSame(Enumerable.Range(0, length).Select(static i => i / 3f).ToArray());
            AssertSame(Enumerable.Range(0, length).Select(static i => i / 3d).ToArray());
        }
        // To the runtime it is an int[] too.
        var disguised = (int[])(object)Enumerable.Range(0, 100).Select(static i => uint.MaxValue - (uint)i).ToArray();
        Assert.Equal(ByPickler(disguised, PickleOptions.Default), PickleSerializer.Serialize(disguised));
        AssertSame<int[]?>(null);

        static void AssertSame<T>(T value)
        {
            foreach (var options in (PickleOptions[])[PickleOptions.Default, new() { TrackReferences = false }, new() { Protocol = 4 }, new() { Protocol = 1 }, new() { Closures = ClosurePolicy.None.SignedWith(new byte[] { 1 }) }])
            {
                byte[] expected = ByPickler(value, options);
                Assert.Equal(expected, PickleSerializer.Serialize(value, options));
                foreach (int room in (int[])[1, expected.Length - 1, expected.Length, expected.Length + 1])
                {
                    var output = new ArrayBufferWriter<byte>(room);
                    PickleSerializer.Serialize(output, value, options);
                    Assert.Equal(expected, output.WrittenSpan.ToArray());
                }
                byte[] two = [.. expected, 1, 2];
                Assert.Equal(value, PickleSerializer.Deserialize<T>(two, out int consumed, options));
                Assert.Equal(expected.Length, consumed);
            }
        }
    }

    /// <summary>Three ints in an array, as CPython 3.11 pickles them at protocol 5, in a frame, and as it would if they were more than fit into one.</summary>
    private static readonly byte[] s_pythons = Convert.FromHexString("8005954E00000000000000" + Names + "430C010000000200000003000000" + "94749452942E"),
        s_outside = Convert.FromHexString("8004953A00000000000000" + Names + "420C000000010000000200000003000000" + "95060000000000000094749452942E");

    private const string Names = "8C05617272617994" + "8C145F61727261795F7265636F6E7374727563746F7294" + "9394" + "28" + "8C05617272617994" + "8C05617272617994" + "9394" + "8C016994" + "4B08";

    public static TheoryData<byte[]> Pickles() => [PickleSerializer.Serialize(Enumerable.Range(0, 70).ToArray()), s_pythons, s_outside];

    [Theory]
    [MemberData(nameof(Pickles))]
    public void No_other_array_comes_of_one_byte(byte[] pickle)
    {
        Assert.NotEmpty(PickleSerializer.Deserialize<int[]>(pickle)!);
        for (int at = 0; at < pickle.Length; at++)
        {
            for (int other = 0; other < 256; other++)
            {
                byte[] changed = [.. pickle];
                changed[at] = (byte)other;
                Assert.Equal(Shown(() => new Unpickler(changed).Load<int[]>()), Shown(() => PickleSerializer.Deserialize<int[]>(changed)));
            }
        }

        static string Shown(Func<int[]?> load)
        {
            try
            {
                return string.Join(" ", load() ?? []);
            }
            catch (PickleException failure)
            {
                return $"refused: {failure.Message}";
            }
        }
    }

    [Fact]
    public void CPythons_are_read_in_one_copy()
    {
        foreach (byte[] pickle in (byte[][])[s_pythons, s_outside])
        {
            byte[] more = [.. pickle, 1, 2, 3];
            Assert.Equal([1, 2, 3], PickleSerializer.Deserialize<int[]>(more, out int consumed)!);
            Assert.Equal(pickle.Length, consumed);
            long before = GC.GetAllocatedBytesForCurrentThread();
            PickleSerializer.Deserialize<int[]>(pickle);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 64);
            for (int end = 0; end < pickle.Length; end++) Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<int[]>(pickle.AsSpan(0, end)));
            Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<int[]>(pickle, new PickleOptions { Limits = new() { MaxCollectionLength = 2 } }));
        }
    }
}
