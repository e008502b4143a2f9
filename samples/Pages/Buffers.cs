namespace PickleGen.Samples.Pages;

/// <summary>docs/hooks.md: large blocks of memory travel beside the pickle (PEP 574).</summary>
public static class Buffers
{
    public static ReadOnlyMemory<byte> Send(byte[] pixels)
    {
        var beside = new List<PickleBuffer>();
        var pickle = new MemoryStream();
        var pickler = new Pickler(pickle)
        {
            // true: stay in the pickle
            BufferCallback = buffer =>
            {
                if (buffer.Memory.Length < 1024) return true;
                beside.Add(buffer);
                return false;
            },
        };
        pickler.Dump((object)new PickleBuffer(pixels));

        var unpickler = new Unpickler(pickle.ToArray()) { Buffers = beside };
        return ((PickleBuffer)unpickler.Load()!).Memory;
    }
}
