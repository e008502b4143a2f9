using System.ComponentModel;
using System.Net;
using System.Net.Sockets;

namespace PickleGen.Codecs;

/// <summary>Python's <c>ipaddress.IPv4Address</c> or <c>IPv6Address</c>, called with its text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IPAddressCodec : IPickleCodec<IPAddress?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, IPAddress? value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        if (value is null)
        {
            writer.WriteNone();
            return;
        }
        pickler.StartCall(ref writer, value.AddressFamily == AddressFamily.InterNetwork ? PythonGlobal.IPv4Address : PythonGlobal.IPv6Address, 1);
        writer.WriteString(value.ToString());
        Pickler.EndCall(ref writer, 1);
    }

    /// <inheritdoc/>
    public static IPAddress? Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryTake(PickleOpcode.None) ? null : FromObject(unpickler.TakeForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static IPAddress? FromObject(object? value, Unpickler unpickler) => value switch
    {
        null => null,
        IPAddress already => already,
        string text when OfText(text, unpickler) is { } address => address,
        _ => throw Unpickler.WrongType(typeof(IPAddress), value),
    };

    private static IPAddress? OfText(string text, Unpickler unpickler)
    {
        unpickler.ChargeCopy(text.Length);
        return AddressFunctions.OfText(text);
    }
}

/// <summary>A Python <c>tuple</c> as sockets take it: address as text, port.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IPEndPointCodec : IPickleCodec<IPEndPoint?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, IPEndPoint? value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        if (value is null)
        {
            writer.WriteNone();
            return;
        }
        Pickler.StartTuple(ref writer, 2);
        writer.WriteString(value.Address.ToString());
        writer.WriteInt(value.Port);
        writer.WriteTuple(2);
    }

    /// <inheritdoc/>
    public static IPEndPoint? Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryTake(PickleOpcode.None) ? null : FromObject(unpickler.TakeForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static IPEndPoint? FromObject(object? value, Unpickler unpickler) => value switch
    {
        null => null,
        IPEndPoint already => already,
        PickleTuple { Count: 2 or 4 } parts when parts[0] is { } host && parts[1] is int and >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort and var port =>
            new IPEndPoint(WithScope(IPAddressCodec.FromObject(host, unpickler)!, parts), port),
        _ => throw Unpickler.WrongType(typeof(IPEndPoint), value),
    };

    // IPv6 has (host, port, flowinfo, scope_id), as socket.getsockname gives it; an IPEndPoint holds no flow.
    private static IPAddress WithScope(IPAddress address, PickleTuple parts)
    {
        if (parts.Count == 2 || parts is [_, _, 0, 0]) return address;
        return parts is [_, _, 0, int and > 0 and var scope] && address.AddressFamily == AddressFamily.InterNetworkV6 && (address.ScopeId == 0 || address.ScopeId == scope)
            ? new IPAddress(address.GetAddressBytes(), scope)
            : throw new UnpicklingException($"'{typeof(IPEndPoint)}' does not hold {PickleRepr.Of(parts)}: it has an address, with a scope if that is IPv6, and a port.");
    }
}
