using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>Whether arrays of a struct may be one block of memory: asked once a type, and found out by trying.</summary>
internal static class Blocks<T, TCodec>
    where TCodec : struct, IPickleCodec<T>
{
    /// <summary>The struct module's format of one element; null: elements are written one by one.</summary>
    public static readonly StructFormat? Format = Find();

    /// <summary>The annotated type; null: in Python an element is a tuple, or what <see cref="Callable"/> makes of its parts.</summary>
    public static readonly PickleTypeInfo? Info = Format is not null && PickleTypeInfo.Find(typeof(T)) is { Class: not null } info ? info : null;

    /// <summary>What makes an element of its parts.</summary>
    public static readonly PythonGlobal? Callable = typeof(T) == typeof(System.Numerics.Complex) ? PythonGlobal.Complex : null;

    /// <summary>The memory of elements.</summary>
    public static Span<byte> AsBytes(Span<T> items) => MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(items)), items.Length * Unsafe.SizeOf<T>());

    /// <summary>The same, to read.</summary>
    public static ReadOnlySpan<byte> AsBytes(ReadOnlySpan<T> items) => AsBytes(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(items), items.Length));

    private static StructFormat? Find()
    {
        if (!typeof(T).IsValueType || RuntimeHelpers.IsReferenceOrContainsReferences<T>() || !BitConverter.IsLittleEndian) return null;
        if (TCodec.BlockFormat is not { } text || StructFormat.Find(text) is not { } format || format.Size != Unsafe.SizeOf<T>()) return null;
        return PickleTypeInfo.Find(typeof(T)) is { Class: not null } info && !LiesInOrder(info, format) ? null : format;
    }

    // Layout is the runtime's business: each member must be where the format says, and nowhere else.
    private static bool LiesInOrder(PickleTypeInfo info, StructFormat format)
    {
        Span<byte> memory = stackalloc byte[format.Size];
        Span<byte> expected = stackalloc byte[sizeof(ulong)];
        Span<byte> found = stackalloc byte[sizeof(ulong)];
        int offset = 0;
        for (int probed = 0; probed < format.Codes.Length; probed++)
        {
            int size = StructFormat.SizeOf(format.Codes[probed]);
            memory.Clear();
            memory[offset..(offset + size)].Fill(1);
            offset += size;
            object?[] members = info.GetMembers(Unsafe.ReadUnaligned<T>(ref memory[0])!);
            for (int i = 0; i < members.Length; i++)
            {
                expected.Clear();
                if (i == probed) expected[..size].Fill(1);
                found.Clear();
                if (!TryWrite(members[i], found) || !found.SequenceEqual(expected)) return false;
            }
        }
        return true;
    }

    private static bool TryWrite(object? member, Span<byte> bytes) => member switch
    {
        Enum value => TryWrite(Convert.ChangeType(value, Enum.GetUnderlyingType(value.GetType()), CultureInfo.InvariantCulture), bytes),
        bool value => MemoryMarshal.TryWrite(bytes, value),
        sbyte value => MemoryMarshal.TryWrite(bytes, value),
        byte value => MemoryMarshal.TryWrite(bytes, value),
        short value => MemoryMarshal.TryWrite(bytes, value),
        ushort value => MemoryMarshal.TryWrite(bytes, value),
        int value => MemoryMarshal.TryWrite(bytes, value),
        uint value => MemoryMarshal.TryWrite(bytes, value),
        long value => MemoryMarshal.TryWrite(bytes, value),
        ulong value => MemoryMarshal.TryWrite(bytes, value),
        Half value => MemoryMarshal.TryWrite(bytes, value),
        float value => MemoryMarshal.TryWrite(bytes, value),
        double value => MemoryMarshal.TryWrite(bytes, value),
        _ => false,
    };
}
