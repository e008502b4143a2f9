using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Whether a call makes an address that Python has and <see cref="IPAddress"/> would give back with another zone, or without one.</summary>
    public static bool IsBeyond(PickleTuple arguments) =>
        arguments is [string text] && text.IndexOf('%') is > 0 and var zone && zone + 1 < text.Length && text.IndexOf('%', zone + 1) < 0
        && TryParseIPv6(text, zone, out _) && !TryGetScope(text, zone, out _);

    /// <summary>The address that a text stands for, in a place where Python has a text.</summary>
    /// <exception cref="UnpicklingException">Its zone would come back as another one.</exception>
    public static IPAddress? OfText(string text)
    {
        if (!IPAddress.TryParse(text, out var address)) return null;
        if (text.IndexOf('%') is >= 0 and var zone && !TryGetScope(text, zone, out _)) throw OtherZone(text);
        return address;
    }

    private static IPAddress Parse(string text, int size)
    {
        if (size == IPv4Bytes) return IsDotted(text) ? IPAddress.Parse(text) : throw NoAddress(text, version: 4);
        int zone = text.IndexOf('%');
        if (!TryParseIPv6(text, zone, out var address)) throw NoAddress(text, version: 6);
        if (zone < 0) return address;
        return TryGetScope(text, zone, out uint scope) ? new IPAddress(address.GetAddressBytes(), scope) : throw OtherZone(text);
    }

    // .NET takes more for an address than Python does, and looks a zone's name up among the machine's networks.
    private static bool TryParseIPv6(string text, int zone, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        string number = zone < 0 ? text : text[..zone];
        return number.Contains(':') && !number.Contains('[') && !text.Contains('/') && IPAddress.TryParse(number, out address) && address.AddressFamily == AddressFamily.InterNetworkV6;
    }

    // False: it is a name, 0, which .NET has for none, or has zeros before its digits. To Python these are all different.
    private static bool TryGetScope(string text, int zone, out uint scope) =>
        uint.TryParse(text.AsSpan(zone + 1), NumberStyles.None, CultureInfo.InvariantCulture, out scope) && text[zone + 1] != '0';

    private static UnpicklingException NoAddress(string text, int version) => new($"{PickleRepr.Of(text)} is no IPv{version} address.");

    private static UnpicklingException OtherZone(string text) =>
        new($"'{typeof(IPAddress)}' does not hold the zone of the address {PickleRepr.Of(text)}, only a number above 0 without zeros before it.");

    private static bool IsDotted(string text)
    {
        string[] parts = text.Split('.');
        return parts.Length == IPv4Bytes && Array.TrueForAll(parts, static part => byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out byte number) && part.Length == number.ToString(CultureInfo.InvariantCulture).Length);
    }
}
