using System.Buffers.Binary;
using System.Reflection;

namespace PickleGen.Closures;

/// <summary>What says on the wire which method a delegate calls.</summary>
/// <param name="Assembly">The simple name of the assembly.</param>
/// <param name="Type">The declaring type with its type arguments, <see cref="TypeNameWriter.NameWithoutAssembly"/>.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Signature">The definition's signature, <see cref="SignatureWriter.SignatureOf"/>.</param>
/// <param name="Build">For methods whose names say nothing lasting: which build, where in it, and what the code is.</param>
/// <param name="TypeArguments">The type arguments of a generic method.</param>
internal sealed record MethodIdentity(string Assembly, string Type, string Name, string Signature, BuildMark? Build, IReadOnlyList<string> TypeArguments)
{
    /// <summary>The identity of a method that has a name in an assembly.</summary>
    public static MethodIdentity Of(MethodInfo method)
    {
        MethodInfo definition = MethodIl.DefinitionOf(method);
        Type declaring = method.DeclaringType!;
        return new MethodIdentity(
            string.Intern(declaring.Assembly.GetName().Name!),
            string.Intern(TypeNameWriter.NameWithoutAssembly(declaring)),
            method.Name,
            string.Intern(SignatureWriter.SignatureOf(definition)),
            CompilerNames.IsMoving(definition) ? BuildMark.Of(definition) : null,
            method.IsGenericMethod ? [.. method.GetGenericArguments().Select(TypeNameWriter.NameOf)] : []);
    }

    /// <summary>Whether a definition in the right type bears this name and signature.</summary>
    public bool Names(MethodInfo definition) => definition.Name == Name && Signs(definition);

    /// <summary>Whether a definition takes and returns the same.</summary>
    public bool Signs(MethodInfo definition) =>
        definition.GetGenericArguments().Length == TypeArguments.Count && SignatureWriter.SignatureOf(definition) == Signature;

    /// <summary><c>Shop.Program.&lt;Main&gt;b__0 in Shop</c>.</summary>
    public override string ToString() => $"'{Type}.{Name}' of assembly '{Assembly}'";
}

/// <summary>Which build of a module, which method in it, and the fingerprint of its code.</summary>
/// <param name="Module">The module's version id, new in every build from other input.</param>
/// <param name="Token">The method definition's metadata token.</param>
/// <param name="Fingerprint">16 bytes, or none where the code cannot be read.</param>
internal sealed record BuildMark(Guid Module, int Token, byte[]? Fingerprint)
{
    private const int HeadSize = 16 + sizeof(int);

    /// <summary>The mark of a method definition.</summary>
    public static BuildMark Of(MethodInfo definition) => new(definition.Module.ModuleVersionId, definition.MetadataToken, MethodCode.Of(definition).Fingerprint);

    /// <summary>Reads <see cref="ToBytes"/>'s form.</summary>
    /// <exception cref="UnpicklingException">The length is wrong.</exception>
    public static BuildMark Parse(ReadOnlySpan<byte> bytes) => bytes.Length is HeadSize or HeadSize + Hash128.Size
        ? new(new Guid(bytes[..16]), BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]), bytes.Length == HeadSize ? null : bytes[HeadSize..].ToArray())
        : throw new UnpicklingException($"The build mark of a pickled method has {bytes.Length} bytes; it is made of {HeadSize} or {HeadSize + Hash128.Size}.");

    /// <summary>Module version, token little-endian, fingerprint.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[HeadSize + (Fingerprint?.Length ?? 0)];
        Module.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), Token);
        Fingerprint?.CopyTo(bytes, HeadSize);
        return bytes;
    }

    /// <summary>Whether the code of a definition is the code that was pickled.</summary>
    public bool Matches(MethodInfo definition)
    {
        byte[]? found = MethodCode.Of(definition).Fingerprint;
        // Where no body can be read, only the very same build is known to have the same code.
        return Fingerprint is null || found is null
            ? Fingerprint is null && found is null && definition.Module.ModuleVersionId == Module && definition.MetadataToken == Token
            : found.AsSpan().SequenceEqual(Fingerprint);
    }
}
