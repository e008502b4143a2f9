using System.Buffers.Binary;
using System.Reflection;

namespace PickleGen.Closures;

/// <summary>What tells a method whose name says nothing lasting: the fingerprint of its code, and a hint where it stands.</summary>
/// <remarks>
/// Where no code can be read (a native image), only the very same build is known to have the same code: then it is the module's version
/// and the method's token.
/// </remarks>
/// <param name="bytes">16 bytes of fingerprint; or 16 of module version id, and the token, little-endian.</param>
/// <param name="row">The method's row among the module's methods, in the build that wrote it.</param>
internal sealed class CodeMark(byte[] bytes, int row)
{
    private const int BuildSize = 16 + sizeof(int);
    private const int MethodTokens = 0x06000000;
    private const int Rows = 0x00FFFFFF;

    /// <summary>As the pickle has it.</summary>
    public readonly byte[] Bytes = bytes;

    /// <summary>As the pickle has it.</summary>
    public readonly int Row = row;

    /// <summary>Where to look first.</summary>
    public int Token => MethodTokens | (Row & Rows);

    /// <summary>Whether the pickle's bytes can be a mark.</summary>
    public bool IsWellFormed => Bytes.Length is Hash128.Size or BuildSize;

    /// <summary>The mark of a method definition.</summary>
    public static CodeMark Of(MethodInfo definition) => new(MethodCode.Of(definition).Fingerprint ?? BuildOf(definition), definition.MetadataToken & Rows);

    /// <summary>Whether the code of a definition is the code that was pickled.</summary>
    public bool Matches(MethodInfo definition) => Bytes.AsSpan().SequenceEqual(MethodCode.Of(definition).Fingerprint ?? BuildOf(definition));

    private static byte[] BuildOf(MethodInfo definition)
    {
        byte[] build = new byte[BuildSize];
        definition.Module.ModuleVersionId.TryWriteBytes(build);
        BinaryPrimitives.WriteInt32LittleEndian(build.AsSpan(16), definition.MetadataToken);
        return build;
    }
}
