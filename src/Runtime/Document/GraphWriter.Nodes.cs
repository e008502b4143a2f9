using System.Buffers.Binary;
using System.Text.Unicode;

namespace PickleGen;

internal sealed partial class GraphWriter
{
    private void WriteNode(ref PickleWriter writer, PickleNode node)
    {
        if (_memo.TryGetValue(node, out int index))
        {
            writer.WriteGet(index);
            return;
        }
        switch (node)
        {
            case PickleNoneNode: writer.WriteNone(); return;
            case PickleBoolNode flag: writer.WriteBool(flag.Value); return;
            case PickleIntNode number: writer.WriteInt(number.Value); return;
            case PickleFloatNode number: writer.WriteFloat(number.Value); return;
            case PickleStrNode text: WriteText(ref writer, text); break;
            case PickleBytesNode bytes:
                Require(PickleProtocol.Bytes, "bytes", ref writer);
                writer.WriteBytes(bytes.Value.Span);
                break;
            case PickleByteArrayNode bytes:
                Require(PickleProtocol.Buffers, "a bytearray", ref writer);
                writer.WriteByteArray(bytes.Value.Span);
                break;
            case PickleExtensionNode extension: WriteExtension(ref writer, extension.Code); break;
            case PickleBufferNode buffer: WriteBuffer(ref writer, buffer); return;
            case PickleListNode:
                writer.WriteEmpty(PickleOpcode.EmptyList, PickleOpcode.List);
                break;
            case PickleDictNode:
                writer.WriteEmpty(PickleOpcode.EmptyDict, PickleOpcode.Dict);
                break;
            case PickleSetNode:
                Require(PickleProtocol.Framed, "a set", ref writer);
                writer.WriteOpcode(PickleOpcode.EmptySet);
                break;
            case PickleTupleNode { Items.Count: 0 }: writer.WriteEmptyTuple(); return;
            default:
                Open(ref writer, node);
                return;
        }
        Memoize(ref writer, node);
        Finish(node);
    }

    // A node stands on the stack, and can be referred to: what is left is to fill it.
    private void Finish(PickleNode node) => _steps.Push(new(StepKind.Fill, node));

    private void WriteText(ref PickleWriter writer, PickleStrNode text)
    {
        var utf8 = text.Utf8.Span;
        if (Utf8.IsValid(utf8)) writer.WriteString(text.Value);
        else writer.WriteUtf8(utf8);
    }

    private static void WriteExtension(ref PickleWriter writer, int code)
    {
        Require(PickleProtocol.NewObjects, "an extension code", ref writer);
        Span<byte> argument = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(argument, code);
        var (opcode, size) = code switch
        {
            <= byte.MaxValue => (PickleOpcode.Ext1, 1),
            <= ushort.MaxValue => (PickleOpcode.Ext2, 2),
            _ => (PickleOpcode.Ext4, 4),
        };
        writer.WriteOpcode(opcode);
        writer.WriteRaw(argument[..size]);
    }

    private void WriteBuffer(ref PickleWriter writer, PickleBufferNode buffer)
    {
        Require(PickleProtocol.Buffers, "a buffer beside the pickle", ref writer);
        if (BuffersAreFetchedFirst) writer.WriteGet(buffer.Index);
        else writer.WriteOpcode(PickleOpcode.NextBuffer);
        if (buffer.ReadOnly) writer.WriteOpcode(PickleOpcode.ReadOnlyBuffer);
        Memoize(ref writer, buffer);
    }
}
