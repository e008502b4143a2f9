namespace PickleGen;

/// <content>Buffers, in band and out of band (PEP 574, _pickle.c <c>save_picklebuffer</c>).</content>
public partial class Pickler
{
    private bool SaveBuffer(ref PickleWriter writer, PickleBuffer value)
    {
        if (TryWriteGet(ref writer, value)) return true;
        if (writer.Protocol < PickleProtocol.Buffers)
            throw new PicklingException($"A {nameof(PickleBuffer)} can only be saved with protocol 5, not {writer.Protocol}.");
        if (BufferCallback is { } callback && !callback(value))
        {
            writer.WriteOpcode(PickleOpcode.NextBuffer);
            if (value.ReadOnly) writer.WriteOpcode(PickleOpcode.ReadOnlyBuffer);
            return true;
        }
        if (value.ReadOnly) writer.WriteBytes(value.Memory.Span);
        else writer.WriteByteArray(value.Memory.Span);
        Memoize(ref writer, value);
        return true;
    }
}
