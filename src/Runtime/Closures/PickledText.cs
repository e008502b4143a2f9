using System.Runtime.CompilerServices;
using System.Text;

namespace PickleGen.Closures;

/// <summary>A text that stands in many pickles, and the bytes that push it at protocol 4 and above.</summary>
internal sealed class PickledText
{
    private static readonly ConditionalWeakTable<Type, PickledText> s_typeNames = [];

    /// <summary>The text. One object, so that the memo knows it again.</summary>
    public readonly string Text;

    private readonly byte[] _utf8;
    private byte[]? _bytes;

    public PickledText(string text)
    {
        Text = text;
        _utf8 = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The text alone.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>The opcode, the length and the text.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes ??= Write();

    /// <summary>The name of a type.</summary>
    public static PickledText NameOf(Type type) =>
        s_typeNames.TryGetValue(type, out PickledText? known) ? known : s_typeNames.GetOrAdd(type, new PickledText(TypeNameWriter.NameOf(type)));

    private byte[] Write()
    {
        var writer = new PickleWriter(new byte[512], PickleProtocol.Highest);
        writer.WriteString(Text);
        byte[] bytes = writer.Pending.ToArray();
        writer.Dispose();
        return bytes;
    }
}
