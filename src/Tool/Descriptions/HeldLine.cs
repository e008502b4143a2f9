using System.Buffers;

namespace PickleGen.Tool;

/// <summary>A line that is held back until it is known to be whole. In pieces: a single array would be copied whenever it grows, and be half empty.</summary>
internal sealed class HeldLine : IBufferWriter<byte>
{
    private const int PieceSize = 1 << 16;

    private readonly List<byte[]> _pieces = [new byte[PieceSize]];
    private byte[] _room = new byte[PieceSize];
    private int _used;

    /// <summary>Room for what comes next. A writer asks for more than it takes, so what it took is copied.</summary>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (sizeHint > _room.Length) _room = new byte[sizeHint];
        return _room;
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc/>
    public void Advance(int count)
    {
        var taken = _room.AsSpan(0, count);
        while (!taken.IsEmpty)
        {
            if (_used == PieceSize)
            {
                _pieces.Add(new byte[PieceSize]);
                _used = 0;
            }
            int fits = Math.Min(taken.Length, PieceSize - _used);
            taken[..fits].CopyTo(_pieces[^1].AsSpan(_used));
            taken = taken[fits..];
            _used += fits;
        }
    }

    /// <summary>Writes the line.</summary>
    public void WriteTo(Stream output)
    {
        foreach (byte[] piece in _pieces[..^1]) output.Write(piece);
        output.Write(_pieces[^1].AsSpan(0, _used));
    }

    /// <summary>Begins another line.</summary>
    public void Clear()
    {
        _pieces.RemoveRange(1, _pieces.Count - 1);
        _used = 0;
    }
}
