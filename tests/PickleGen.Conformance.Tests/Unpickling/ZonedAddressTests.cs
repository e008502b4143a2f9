using System.Net;

namespace PickleGen.Conformance.Tests;

/// <summary>IPv6 addresses with zones, of which .NET has only the numbers: none becomes another.</summary>
public class ZonedAddressTests
{
    [PythonTheory]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%3")]
    [InlineData("::1%4294967295")]
    [InlineData("::ffff:1.2.3.4%5")]
    public void An_address_that_comes_back_equal_is_loaded(string text)
    {
        byte[] pickle = DumpedByPython(text);
        foreach (object? address in new[] { PickleSerializer.Deserialize<IPAddress>(pickle), PickleSerializer.Deserialize(pickle), new StubUnpickler(pickle).Load() })
        {
            byte[] back = PickleSerializer.Serialize(Assert.IsType<IPAddress>(address));
            Assert.Equal("True", PythonRunner.RunText($"import pickle, sys, ipaddress; print(pickle.load(sys.stdin.buffer) == ipaddress.ip_address('{text}'))", back));
        }
        Assert.Equal(IPAddress.Parse(text), PickleSerializer.Deserialize<IPAddress>(PickleSerializer.Serialize(text)));
    }

    [PythonTheory]
    [InlineData("fe80::1%eth0")]
    [InlineData("fe80::1%lo")]
    [InlineData("fe80::1%0")]
    [InlineData("fe80::1%01")]
    [InlineData("fe80::1%4294967296")]
    public void An_address_that_would_come_back_as_another_is_refused_and_is_a_call_to_who_looks_at_it(string text)
    {
        byte[] pickle = DumpedByPython(text);
        string message = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<IPAddress>(pickle)).Message;
        Assert.Contains("zone", message, StringComparison.Ordinal);
        Assert.Contains(text, message, StringComparison.Ordinal);
        Assert.Contains("zone", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize(pickle)).Message, StringComparison.Ordinal);
        var call = Assert.IsType<PickleCallStub>(new StubUnpickler(pickle).Load());
        Assert.Equal(("ipaddress.IPv6Address", text), ($"{call.Callable}", Assert.Single(call.Arguments)));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<IPAddress>(PickleSerializer.Serialize(text)));
    }

    [PythonTheory]
    [InlineData("('fe80::1', 80)", "[fe80::1]:80")]
    [InlineData("('fe80::1', 80, 0, 0)", "[fe80::1]:80")]
    [InlineData("('fe80::1', 80, 0, 3)", "[fe80::1%3]:80")]
    [InlineData("('fe80::1%3', 80, 0, 3)", "[fe80::1%3]:80")]
    [InlineData("('127.0.0.1', 80, 0, 0)", "127.0.0.1:80")]
    public void What_sockets_take_is_an_end_point(string value, string shown) =>
        Assert.Equal(shown, $"{PickleSerializer.Deserialize<IPEndPoint>(PythonRunner.Run($"import pickle, sys; sys.stdout.buffer.write(pickle.dumps({value}))"))}");

    [PythonTheory]
    [InlineData("('fe80::1', 80, 7, 0)")]
    [InlineData("('fe80::1%3', 80, 0, 4)")]
    [InlineData("('127.0.0.1', 80, 0, 3)")]
    [InlineData("('fe80::1', 80, 0, -1)")]
    [InlineData("(None, 80)")]
    public void An_end_point_that_would_lose_something_is_refused(string value) =>
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<IPEndPoint>(PythonRunner.Run($"import pickle, sys; sys.stdout.buffer.write(pickle.dumps({value}))")));

    // Nor does Python make them.
    [Theory]
    [InlineData("fe80::1%")]
    [InlineData("fe80::1%a%b")]
    [InlineData("fe80::x%eth0")]
    [InlineData("fe80::1/64%eth0")]
    [InlineData("%eth0")]
    public void What_is_no_address_is_refused_everywhere(string text)
    {
        byte[] pickle = [.. "\u0080\u0004cipaddress\nIPv6Address\n\u008c".Append((char)text.Length).Concat(text).Concat("\u0085R.").Select(static character => (byte)character)];
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<IPAddress>(pickle));
        Assert.Throws<UnpicklingException>(() => new StubUnpickler(pickle).Load());
    }

    // As ipaddress.py of 3.11.7 has it. 3.11.2 pickles an address as its number: there Python itself loses the zone.
    private static byte[] DumpedByPython(string text) => PythonRunner.Run($"""
        import pickle, sys, ipaddress
        class Address:
            def __reduce__(self): return ipaddress.IPv6Address, (str(ipaddress.ip_address('{text}')),)
        pickle.dump(Address(), sys.stdout.buffer)
        """);
}
