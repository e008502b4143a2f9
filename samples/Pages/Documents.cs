using System.Buffers;

namespace PickleGen.Samples.Pages;

/// <summary>docs/security.md: into a pickle whose classes are not here, without running anything.</summary>
public static class Documents
{
    public static IEnumerable<string> Names(byte[] pickle)
    {
        var document = PickleDocument.Parse(pickle);
        return document.Globals.Select(name => $"{name.Module}.{name.Name}");
    }

    public static byte[] AtProtocol(byte[] pickle, int protocol)
    {
        var output = new ArrayBufferWriter<byte>();
        PickleDocument.Parse(pickle).WriteTo(output, protocol);
        return output.WrittenSpan.ToArray();
    }

    public static object? Attribute(byte[] pickle, string name)
    {
        var client = (PickleCallStub)new StubUnpickler(pickle).Load()!;
        var attributes = (PickleDict)client.Builds[0]!;
        return attributes[name];
    }
}
