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
