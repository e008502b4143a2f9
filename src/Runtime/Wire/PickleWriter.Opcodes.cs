using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

public ref partial struct PickleWriter
{
    /// <summary>Whether opcodes with binary arguments may be written: every protocol but 0.</summary>
    internal readonly bool IsBinary => Protocol >= PickleProtocol.Binary;

    /// <summary>PROTO, which protocols from 2 on begin with.</summary>
    internal void WriteProto()
    {
        if (Protocol < PickleProtocol.NewObjects) return;
        ref byte p = ref Reserve(2);
        p = (byte)PickleOpcode.Proto;
        Unsafe.Add(ref p, 1) = (byte)Protocol;
        Commit(ref Unsafe.Add(ref p, 2));
    }

    /// <summary>STOP, which every pickle ends with.</summary>
    internal void WriteStop() => WriteOpcode(PickleOpcode.Stop);

    /// <summary>One opcode without an argument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteOpcode(PickleOpcode opcode) => Commit(ref PickleOps.Opcode(ref Reserve(1), opcode));

    /// <summary>NONE.</summary>
    public void WriteNone() => WriteOpcode(PickleOpcode.None);

    /// <summary>Bytes that are opcodes already.</summary>
    internal void WriteRaw(scoped ReadOnlySpan<byte> bytes)
    {
        ref byte p = ref Reserve(bytes.Length);
        bytes.CopyTo(MemoryMarshal.CreateSpan(ref p, bytes.Length));
        Commit(ref Unsafe.Add(ref p, bytes.Length));
    }

    /// <summary>An opcode with a decimal number as text, in protocol 0's form: up to the end of the line.</summary>
    private void WriteTextArgument(PickleOpcode opcode, long argument)
    {
        const int longest = 20;
        var room = MemoryMarshal.CreateSpan(ref Reserve(1 + longest + 1), 1 + longest + 1);
        room[0] = (byte)opcode;
        argument.TryFormat(room[1..], out int written, default, System.Globalization.CultureInfo.InvariantCulture);
        room[1 + written] = (byte)'\n';
        Commit(ref Unsafe.Add(ref MemoryMarshal.GetReference(room), written + 2));
    }

    /// <summary>An opcode with text as its argument, up to the end of the line. The caller has checked that it is ASCII.</summary>
    private void WriteTextArgument(PickleOpcode opcode, scoped ReadOnlySpan<char> argument)
    {
        var room = MemoryMarshal.CreateSpan(ref Reserve(argument.Length + 2), argument.Length + 2);
        room[0] = (byte)opcode;
        System.Text.Encoding.ASCII.GetBytes(argument, room[1..]);
        room[^1] = (byte)'\n';
        Commit(ref Unsafe.Add(ref MemoryMarshal.GetReference(room), room.Length));
    }

    /// <summary>An opcode with a length or an index of four bytes behind it.</summary>
    private void WriteOpcode(PickleOpcode opcode, uint argument)
    {
        ref byte p = ref Reserve(5);
        p = (byte)opcode;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref p, 1), BitConverter.IsLittleEndian ? argument : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(argument));
        Commit(ref Unsafe.Add(ref p, 5));
    }

    /// <summary>An opcode with a length or an index of one byte behind it.</summary>
    private void WriteOpcode(PickleOpcode opcode, byte argument)
    {
        ref byte p = ref Reserve(2);
        p = (byte)opcode;
        Unsafe.Add(ref p, 1) = argument;
        Commit(ref Unsafe.Add(ref p, 2));
    }
}
