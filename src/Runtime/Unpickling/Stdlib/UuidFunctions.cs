using System.Net;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>UUID and IP addresses, each the .NET type of the same bits.</summary>
internal static class UuidFunctions
{
    private const int UuidBytes = 16, IPv4Bytes = 4, IPv6Bytes = 16;

    public static void AddTo(StdlibTable table)
    {
        table.Class("uuid", "UUID", (_, _) => throw new UnpicklingException("uuid.UUID is pickled by its state, not by a call."), (_, _) => Guid.Empty);
        table.Class("ipaddress", "IPv4Address", (_, arguments) => Address(arguments, IPv4Bytes));
        table.Class("ipaddress", "IPv6Address", (_, arguments) => Address(arguments, IPv6Bytes));
    }

    /// <summary>BUILD: <c>{'int': the 128 bits}</c>. The box that NEWOBJ made is filled, because the memo and others hold it already.</summary>
    public static void SetState(object box, PickleDict state)
    {
        if (!state.TryGetValue("int", out object? value)) throw new UnpicklingException("uuid.UUID's state lacks 'int'.");
        var bits = new PickleTuple(value).Integer(0, "uuid.UUID");
        if (bits.Sign < 0 || bits.GetByteCount(isUnsigned: true) > UuidBytes) throw new UnpicklingException("uuid.UUID's number does not fit 128 bits.");
        Span<byte> bytes = stackalloc byte[UuidBytes];
        bits.TryWriteBytes(bytes[(UuidBytes - bits.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true);
        Unsafe.Unbox<Guid>(box) = new Guid(bytes, bigEndian: true);
    }

    // ipaddress.py _IPAddressBase.__reduce__ gives the number.
    private static object Address(PickleTuple arguments, int size)
    {
        arguments.Expect("ipaddress", 1, 1);
        if (arguments[0] is string text) return IPAddress.TryParse(text, out var address) ? address : throw new UnpicklingException("ipaddress gets text that is no address.");
        var bits = arguments.Integer(0, "ipaddress");
        if (bits.Sign < 0 || bits.GetByteCount(isUnsigned: true) > size) throw new UnpicklingException("ipaddress gets a number that is no address.");
        Span<byte> bytes = stackalloc byte[size];
        bytes.Clear();
        bits.TryWriteBytes(bytes[(size - bits.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true);
        return new IPAddress(bytes);
    }
}
