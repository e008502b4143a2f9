using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>UUIDs, of which only the bits are kept.</summary>
internal static class UuidFunctions
{
    private const int UuidBytes = 16;

    public static void AddTo(StdlibTable table)
    {
        table.Class("uuid", "UUID", (_, _) => throw new UnpicklingException("uuid.UUID is pickled by its state, not by a call."), (_, _) => Guid.Empty);
    }

    /// <summary>BUILD: <c>{'int': the 128 bits}</c>. The box that NEWOBJ made is filled, because the memo and others hold it already.</summary>
    public static void SetState(object box, PickleDict state)
    {
        // Python 2's name is bytes where the options say so.
        if (!state.TryGetValue("int", out object? value) && !state.TryGetValue("int"u8.ToArray(), out value)) throw new UnpicklingException("uuid.UUID's state lacks 'int'.");
        var bits = new PickleTuple(value).Integer(0, "uuid.UUID");
        if (bits.Sign < 0 || bits.GetByteCount(isUnsigned: true) > UuidBytes) throw new UnpicklingException("uuid.UUID's number does not fit 128 bits.");
        Span<byte> bytes = stackalloc byte[UuidBytes];
        bits.TryWriteBytes(bytes[(UuidBytes - bits.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true);
        Unsafe.Unbox<Guid>(box) = new Guid(bytes, bigEndian: true);
    }
}
