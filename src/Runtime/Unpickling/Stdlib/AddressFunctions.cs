using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PickleGen;

/// <summary>IP addresses, by their text or number (ipaddress.py).</summary>
internal static class AddressFunctions
{
    private const int IPv4Bytes = 4, IPv6Bytes = 16;

    public static void AddTo(StdlibTable table)
    {
        table.Class("ipaddress", "IPv4Address", (_, arguments) => Address(arguments, IPv4Bytes));
        table.Class("ipaddress", "IPv6Address", (_, arguments) => Address(arguments, IPv6Bytes));
    }

    // _IPAddressBase.__reduce__ gives the text.
    private static IPAddress Address(PickleTuple arguments, int size)
    {
        arguments.Expect("ipaddress", 1, 1);
        if (arguments[0] is string text) return Parse(text, size);
        var bits = arguments.Integer(0, "ipaddress");
        if (bits.Sign < 0 || bits.GetByteCount(isUnsigned: true) > size) throw new UnpicklingException("ipaddress gets a number that is no address.");
        Span<byte> bytes = stackalloc byte[size];
        bytes.Clear();
        bits.TryWriteBytes(bytes[(size - bits.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true);
        return new IPAddress(bytes);
    }

    // .NET takes more for an address than Python does, and looks a zone's name up among the machine's networks.
    private static IPAddress Parse(string text, int size)
    {
        bool isRight = size == IPv4Bytes ? IsDotted(text) : text.Contains(':') && !text.Contains('[') && !text.Contains('/');
        if (!isRight || !IPAddress.TryParse(text, out var address) || (address.AddressFamily == AddressFamily.InterNetwork) != (size == IPv4Bytes))
            throw new UnpicklingException($"{PickleRepr.Of(text)} is no IPv{(size == IPv4Bytes ? 4 : 6)} address.");
        int zone = text.IndexOf('%');
        if (zone >= 0 && !uint.TryParse(text.AsSpan(zone + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw new UnpicklingException($"The zone of the address {PickleRepr.Of(text)} is a name, and '{typeof(IPAddress)}' holds only a number.");
        return address;
    }

    private static bool IsDotted(string text)
    {
        string[] parts = text.Split('.');
        return parts.Length == IPv4Bytes && Array.TrueForAll(parts, static part => byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out byte number) && part.Length == number.ToString(CultureInfo.InvariantCulture).Length);
    }
}
