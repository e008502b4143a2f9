using System.Buffers;
using System.Runtime.CompilerServices;
using PickleGen.Benchmarks.Measuring;

namespace PickleGen.Benchmarks.Peers;

/// <summary>Razorvine, the pickle library that .NET has. An object is a dict of its properties, and is loaded as one.</summary>
internal readonly struct RazorvinePeer<T>() : ISerializer<T>
{
    private readonly Razorvine.Pickle.Pickler _pickler = new();
    private readonly Razorvine.Pickle.Unpickler _unpickler = new();
    private readonly StrongBox<byte[]> _buffer = new([]);

    public byte[] Save(T value) => _pickler.dumps(value);

    /// <summary>It knows arrays only, and uses one again.</summary>
    public void Save(ArrayBufferWriter<byte> buffer, T value) => _pickler.dumps(value, ref _buffer.Value!, out _);

    public object? Load(byte[] bytes) => _unpickler.loads(bytes);
}
