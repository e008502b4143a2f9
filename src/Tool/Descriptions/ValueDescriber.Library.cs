using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace PickleGen.Tool;

/// <content>Objects of Python's library that have no word of their own in the schema: by their slots, or by their reduce value; and methods of values.</content>
internal sealed partial class ValueDescriber
{
    private static readonly PickleTuple s_objectArguments = new(new PickleCallable("builtins", "object"));

    // Null: it is none.
    private IEnumerable<object?>? WriteLibraryObject(object? value)
    {
        switch (value)
        {
            case IPAddress address: return Address(address);
            case PickleZoneInfo: return Instance("zoneinfo", "ZoneInfo");
            case not null when value.GetType() == typeof(object): return PlainObject();
            default: return null;
        }
    }

    private IEnumerable<object?> Address(IPAddress address)
    {
        bool isFour = address.AddressFamily == AddressFamily.InterNetwork;
        var number = new BigInteger(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        List<(object? Key, object? Value)> slots = [("_ip", number)];
        if (!isFour) slots.Add(("_scope_id", address.ScopeId == 0 ? null : address.ScopeId.ToString(CultureInfo.InvariantCulture)));
        return Instance("ipaddress", isFour ? "IPv4Address" : "IPv6Address", slots);
    }

    private IEnumerable<object?> Instance(string module, string name, List<(object? Key, object? Value)>? slots = null)
    {
        Json.WriteStartObject("object");
        WriteTexts("class", module, name);
        if (slots is not null)
        {
            foreach (object? child in Pairs("slots", slots)) yield return child;
        }
        Json.WriteEndObject();
    }

    private IEnumerable<object?> PlainObject()
    {
        Json.WriteStartObject("stdobj");
        WriteTexts("class", "builtins", "object");
        Json.WritePropertyName("callable");
        yield return new PickleCallable("copyreg", "__newobj__");
        Json.WritePropertyName("args");
        yield return s_objectArguments;
        Json.WriteEndObject();
    }

    /// <summary>The call of getattr by which a method that is bound to a value travels; null: it is something else.</summary>
    private static PickleCallStub? MethodOf(object? value) => value is PickleCallStub
    {
        Callable: PickleCallable { Module: "builtins", Name: "getattr" }, Arguments: [not (null or PickleCallable or PickleStub), string],
        Builds.Count: 0, Appends.Count: 0, SetItems.Count: 0, AddItems.Count: 0,
    } stub ? stub : null;

    private IEnumerable<object?> Method(PickleCallStub method)
    {
        Json.WriteStartArray("boundmethod");
        yield return method.Arguments[0];
        // The name stands as it is, and not as a value.
        WriteText((string)method.Arguments[1]!);
        Json.WriteEndArray();
    }
}
