using System.Buffers;

namespace PickleGen.Conformance.Tests;

/// <summary>What hooks do to a pickle, as the real Python loads it.</summary>
public class PicklerHooksInPythonTests
{
    [PythonTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Persistent_ids_come_to_persistent_load(int protocol)
    {
        var pickle = new ArrayBufferWriter<byte>();
        new ByPersistentId(pickle, new PickleOptions { Protocol = protocol }).Dump((object)new List<object?> { Connection.Main, "Main", Connection.Backup, Connection.Main });
        Assert.Equal("['<Main>', 'Main', '<Backup>', '<Main>']", PythonRunner.RunText(
            """
            import io, pickle, sys
            class Unpickler(pickle.Unpickler):
                def persistent_load(self, pid): return f"<{pid}>"
            print(Unpickler(io.BytesIO(sys.stdin.buffer.read())).load())
            """, pickle.WrittenSpan));
    }

    [PythonFact]
    public void Buffers_travel_out_of_band_in_order()
    {
        var taken = new List<PickleBuffer>();
        var pickle = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(pickle)
        {
            BufferCallback = buffer =>
            {
                taken.Add(buffer);
                return false;
            },
        };
        pickler.Dump((object)new List<object?> { new PickleBuffer(new byte[] { 1, 2 }), new PickleBuffer(new byte[] { 3 }, readOnly: true) });
        Assert.Equal([2, 1], taken.Select(buffer => buffer.Memory.Length));
        Assert.Equal("[bytearray(b'ab'), <memory at True>]", PythonRunner.RunText(
            """
            import pickle, sys
            first, second = pickle.loads(sys.stdin.buffer.read(), buffers=[bytearray(b"ab"), bytearray(b"c")])
            print(f"[{first}, <memory at {second.readonly}>]")
            """, pickle.WrittenSpan));
    }

    [PythonFact]
    public void Buffers_in_band_are_bytes_and_bytearrays()
    {
        var pickle = new ArrayBufferWriter<byte>();
        var writable = new PickleBuffer(new byte[] { 1, 2 });
        new Pickler(pickle).Dump((object)new List<object?> { writable, new PickleBuffer(new byte[] { 3 }, readOnly: true), writable });
        Assert.Equal("[bytearray(b'\\x01\\x02'), b'\\x03', bytearray(b'\\x01\\x02')] True", PythonRunner.RunText(
            "import pickle, sys; v = pickle.loads(sys.stdin.buffer.read()); print(v, v[0] is v[2])", pickle.WrittenSpan));
    }

    [PythonFact]
    public void Several_dumps_share_one_memo()
    {
        var pickles = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(pickles);
        var shared = new List<object?> { 1 };
        pickler.Dump((object)shared);
        pickler.Dump((object)new List<object?> { shared });
        pickler.ClearMemo();
        pickler.Dump((object)shared);
        Assert.Equal("[1] [[1]] True [1] False", PythonRunner.RunText(
            """
            import io, pickle, sys
            f = io.BytesIO(sys.stdin.buffer.read())
            u = pickle.Unpickler(f)
            a, b = u.load(), u.load()
            c = pickle.Unpickler(f).load()
            print(a, b, b[0] is a, c, c is a)
            """, pickles.WrittenSpan));
    }

    // Protocol 0 writes str(pid).
    [PythonFact]
    public void Persistent_ids_in_protocol_0_are_what_str_makes_of_them()
    {
        (string Source, object Id)[] ids =
        [
            ("'a b'", "a b"), ("b'a'", new[] { (byte)'a' }), ("[1, 'a', 1.0]", new List<object?> { 1, "a", 1.0 }), ("(1,)", new PickleTuple(1)), ("()", PickleTuple.Empty),
            ("1.0", 1.0), ("1e20", 1e20), ("float('nan')", double.NaN), ("True", true), ("7", 7), ("2**40", 1L << 40), ("10**30", System.Numerics.BigInteger.Pow(10, 30)),
            ("date(2020, 1, 2)", new DateOnly(2020, 1, 2)), ("datetime(2020, 1, 2, 3, 4, 5)", new DateTime(2020, 1, 2, 3, 4, 5)), ("datetime(2020, 1, 2, 3, 4, 5, 6)", new DateTime(2020, 1, 2, 3, 4, 5, 0, 6)),
            ("time(3, 4)", new TimeOnly(3, 4)), ("Decimal('1.50')", 1.50m), ("UUID(int=5)", new Guid("00000000-0000-0000-0000-000000000005")),
            ("Fraction(1, 2)", new PickleFraction(1, 2)), ("Fraction(2, 1)", new PickleFraction(2, 1)),
        ];
        string script = "import io, pickle\nfrom datetime import *\nfrom decimal import Decimal\nfrom uuid import UUID\nfrom fractions import Fraction\nclass Stone: pass\n"
            + "class P(pickle.Pickler):\n    def persistent_id(self, o): return o.id if type(o) is Stone else None\n"
            + $"for id in [{string.Join(", ", ids.Select(static id => id.Source))}]:\n    s = Stone(); s.id = id; b = io.BytesIO(); P(b, 0).dump(s); print(b.getvalue().hex())\n";
        string[] expected = PythonRunner.RunText(script).Split('\n');
        for (int i = 0; i < ids.Length; i++)
        {
            var pickle = new ArrayBufferWriter<byte>();
            new ByTable(pickle, ids[i].Id).Dump((object)Connection.Main);
            Assert.Equal((ids[i].Source, expected[i]), (ids[i].Source, Convert.ToHexStringLower(pickle.WrittenSpan)));
        }
    }

    [Fact]
    public void Persistent_ids_whose_text_Python_alone_knows_are_refused_in_protocol_0()
    {
        foreach (object id in (object[])["a\nb", "é", new object(), new PickleTuple(new PickleTuple(1))])
            Assert.Throws<PicklingException>(() => new ByTable(new ArrayBufferWriter<byte>(), id).Dump((object)Connection.Main));
    }

    // Fast memoizes nothing more, and still refers to what there is.
    [PythonFact]
    public void Fast_refers_to_what_earlier_dumps_memoized()
    {
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            var pickles = new ArrayBufferWriter<byte>();
            var pickler = new Pickler(pickles, new PickleOptions { Protocol = protocol });
            string text = "hello";
            var list = new List<object?>();
            pickler.Dump((object)new List<object?> { text, "x", new[] { (byte)'y' }, list });
            pickler.Fast = true;
            pickler.Dump((object)new List<object?> { text, "x", new[] { (byte)'y' }, list, list, "new", "new" });
            Assert.Equal(
                PythonRunner.RunText(
                    $"""
                    import io, pickle
                    b = io.BytesIO(); p = pickle.Pickler(b, {protocol}); s = 'hello'; l = []
                    p.dump([s, 'x', b'y', l])
                    p.fast = True
                    p.dump([s, 'x', b'y', l, l, 'new', 'new'])
                    print(b.getvalue().hex())
                    """),
                Convert.ToHexStringLower(pickles.WrittenSpan));
        }
    }

    private sealed class ByTable(IBufferWriter<byte> output, object id) : Pickler(output, new PickleOptions { Protocol = 0 })
    {
        protected override object? PersistentId(object value) => value is Connection ? id : null;
    }

    private sealed record Connection(string Name)
    {
        public static Connection Main { get; } = new("Main");

        public static Connection Backup { get; } = new("Backup");
    }

    private sealed class ByPersistentId(IBufferWriter<byte> output, PickleOptions options) : Pickler(output, options)
    {
        protected override object? PersistentId(object value) => value is Connection connection ? connection.Name : null;
    }
}
