using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

public ref partial struct PickleWriter
{
    /// <summary>A frame is closed once it holds so many bytes; larger payloads stand outside of frames (PEP 3154).</summary>
    private const int FrameSizeTarget = 64 * 1024;

    /// <summary>Fewer bytes are not worth a frame.</summary>
    private const int FrameSizeMin = 4;

    private const int FrameHeaderSize = 1 + sizeof(long);
    private const int NoFrame = -1;

    /// <summary>From here on opcodes are written in frames, as CPython does from protocol 4 on.</summary>
    internal void StartFraming()
    {
        _framing = true;
        EnterFrame();
    }

    /// <summary>Closes the last frame.</summary>
    internal void EndFraming()
    {
        LeaveFrame();
        _framing = false;
    }

    /// <summary>Gives a frame that is open its opcode, in a pickle that failed: what was written can be gone over then.</summary>
    internal readonly void GiveUpFrame()
    {
        if (_framing && _frameStart != NoFrame) Unsafe.Add(ref _start, _frameStart) = (byte)PickleOpcode.Frame;
    }

    /// <summary>Before each value: begins a new frame if this one is full (_pickle.c <c>_Pickler_OpcodeBoundary</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void OpcodeBoundary()
    {
        if (_position >= _frameFull) NextFrame();
    }

    /// <summary>The first place at which a value of up to <paramref name="size"/> bytes has no room any more, or at which a new frame begins.</summary>
    internal readonly ref byte LastFor(int size) => ref Unsafe.Add(ref _start, Math.Max(0, Math.Min(_capacity - size + 1, _frameFull)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NextFrame()
    {
        LeaveFrame();
        EnterFrame();
    }

    // CPython begins a frame at the first byte that goes into it. Ours begins where one may begin: one that stays empty is taken back.
    private void EnterFrame()
    {
        if (!_framing) return;
        if (_position >= HandOverSize) HandOver();
        ref byte p = ref Reserve(FrameHeaderSize);
        _frameStart = _position;
        _frameFull = _position + FrameHeaderSize + FrameSizeTarget;
        Commit(ref Unsafe.Add(ref p, FrameHeaderSize));
    }

    private void LeaveFrame()
    {
        if (!_framing || _frameStart == NoFrame) return;
        int length = _position - _frameStart - FrameHeaderSize;
        var frame = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _start, _frameStart), FrameHeaderSize + length);
        if (length >= FrameSizeMin)
        {
            frame[0] = (byte)PickleOpcode.Frame;
            BinaryPrimitives.WriteInt64LittleEndian(frame[1..], length);
        }
        else
        {
            frame[FrameHeaderSize..].CopyTo(frame);
            _position -= FrameHeaderSize;
        }
        _frameStart = NoFrame;
        _frameFull = int.MaxValue;
    }
}
