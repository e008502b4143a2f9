using System.Collections;
using System.Collections.Specialized;
using System.Drawing;
using System.Dynamic;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;

namespace PickleGen.Tests.Codecs;

internal static partial class WireTable
{
    private static WireCases Values()
    {
        var table = new WireCases();
        table.Add("Uri", new Uri("https://example.org/a%20b?q=ü"), "str", "'https://example.org/a%20b?q=ü'");
        table.Add("Index", ^3, "str", "'^3'");
        table.Add("Index", (Index)int.MaxValue, "str", "'2147483647'");
        table.Add("Range", 1..^0, "str", "'1..^0'");
        table.Add("Range", .., "str", "'0..^0'");
        table.Add("Version", new Version(1, 2, 3), "str", "'1.2.3'");
        table.Add("StringBuilder", new StringBuilder("text"), "str", "'text'", static value => value.ToString());
        table.Add("Type", typeof(int), "str", "'System.Int32'");
        table.Add("CultureInfo", CultureInfo.InvariantCulture, "str", "''");
        table.Add("CompareInfo", CultureInfo.InvariantCulture.CompareInfo, "str", "''");
        table.Add("Encoding", Encoding.Latin1, "str", "'iso-8859-1'", static value => value.WebName);
        table.Add("TimeZoneInfo", TimeZoneInfo.Utc, "ZoneInfo", "zoneinfo.ZoneInfo(key='UTC')", static value => value.HasSameRules(TimeZoneInfo.Utc));
        table.Add("TimeZoneInfo", TimeZoneInfo.CreateCustomTimeZone("Mars", TimeSpan.FromMinutes(37), "Mars", "Mars"), "str", null);
        table.Add("Color", Color.FromArgb(1, 2, 3, 4), "str", "'#02030401'");
        table.Add("Color", Color.Tomato, "str", "'Tomato'");
        table.Add("Color", Color.Empty, "str", "''");
        table.Add("BitVector32", new BitVector32(-2), "int", "-2");
        table.Add("BitArray", new BitArray([true, false, true]), "list", "[True, False, True]");
        table.Add("IPAddress", IPAddress.Loopback, "IPv4Address", "IPv4Address('127.0.0.1')", static value => value.ToString());
        table.Add("IPAddress", IPAddress.Parse("fe80::1%3"), "IPv6Address", "IPv6Address('fe80::1%3')", comesBack: false);
        table.Add("IPAddress", IPAddress.Parse("2001:db8::1"), "IPv6Address", "IPv6Address('2001:db8::1')");
        table.Add("IPEndPoint", new IPEndPoint(IPAddress.IPv6Loopback, 443), "tuple", "('::1', 443)");
        table.Add("Vector2", new Vector2(1, -2.5f), "tuple", "(1.0, -2.5)");
        table.Add("Vector3", new Vector3(1, 2, 3), "tuple", "(1.0, 2.0, 3.0)");
        table.Add("Vector4", new Vector4(1, 2, 3, 4), "tuple", "(1.0, 2.0, 3.0, 4.0)");
        table.Add("Quaternion", new Quaternion(1, 2, 3, 4), "tuple", "(1.0, 2.0, 3.0, 4.0)");
        table.Add("Plane", new Plane(1, 2, 3, 4), "tuple", "(1.0, 2.0, 3.0, 4.0)");
        table.Add("Matrix3x2", new Matrix3x2(1, 2, 3, 4, 5, 6), "tuple", "((1.0, 2.0), (3.0, 4.0), (5.0, 6.0))");
        table.Add("Matrix4x4", Matrix4x4.Identity, "tuple", "((1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0), (0.0, 0.0, 0.0, 1.0))");
        table.Add("Lazy<T>", new Lazy<int>(5), "int", "5", static value => value.Value);
        table.Add("IEnumerable", (IEnumerable)new List<object?> { 1, null }, "list", "[1, None]");
        table.Add("ICollection", (ICollection)new List<object?> { 1, "a" }, "list", "[1, 'a']");
        table.Add("IList", (IList)new ArrayList { 1, "a" }, "list", "[1, 'a']", static value => value.Cast<object?>().ToList());
        table.Add("IDictionary", (IDictionary)new Hashtable { ["a"] = 1 }, "dict", "{'a': 1}", static value => value["a"]);
        table.Add("ArrayList", new ArrayList { 1, "a", null }, "list", "[1, 'a', None]");
        table.Add("Hashtable", new Hashtable { ["a"] = 1 }, "dict", "{'a': 1}", static value => value["a"]);
        table.Add("Queue", new Queue(new object?[] { 1, "a", null }), "list", "[1, 'a', None]");
        table.Add("Stack", new Stack(new object?[] { 1, "a", null }), "list", "[1, 'a', None]");
        table.Add("SortedList", new SortedList { [2] = "b", [1] = null }, "dict", "{1: None, 2: 'b'}", static value => value.Cast<DictionaryEntry>().ToList());
        table.Add("StringCollection", new StringCollection { "a", null }, "list", "['a', None]");
        table.Add("ExpandoObject", Expando(), "dict", "{'a': 1, 'b': 'x'}", static value => value.ToArray());
        table.Add("object", (object)"text", "str", "'text'");
        table.Add("NameValueCollection", Names(), "dict", "{'a': ['1', '2'], 'b': None}", static value => (value["a"], value["b"], value.Count));
        table.Add("Exception", Failure(), "Exception", "Exception('no')", static value => (value!.GetType(), value.Message, value.InnerException!.Message, value.Data["key"], value.HResult), comesBack: false);
        table.Add("Exception", (Exception)new AggregateException("several", new FormatException("a"), new TimeoutException("b")), "Exception", "Exception('several')", static value => (value.GetType(), value.Message, ((AggregateException)value).InnerExceptions.Count));
        table.Add("Exception", (Exception)new BadImageFormatException("bad"), "Exception", "Exception('bad')", static value => (value as PickledException)?.TypeName ?? value.GetType().FullName);
        table.Add("Exception", (Exception)new ArgumentOutOfRangeException("p", -1.5f, "m"), "Exception", "Exception(\"m (Parameter 'p')\\nActual value was -1.5.\")", static value => (value.Message, ((ArgumentOutOfRangeException)value).ParamName, ((ArgumentOutOfRangeException)value).ActualValue));
        table.Add("JsonNode", JsonNode.Parse("""{"a": [1, 2.5, null, true], "b": "x", "c": 123456789012345678901234567890}"""), "dict", "{'a': [1, 2.5, None, True], 'b': 'x', 'c': 123456789012345678901234567890}", static value => value!.ToJsonString());
        return table;
    }

    private static NameValueCollection Names()
    {
        var names = new NameValueCollection { { "a", "1" }, { "a", "2" } };
        names.Add("b", null);
        return names;
    }

    private static InvalidOperationException? Failure()
    {
        try
        {
            throw new InvalidOperationException("no", new FormatException("inner")) { Data = { ["key"] = 5 } };
        }
        catch (InvalidOperationException failure)
        {
            return failure;
        }
    }

    private static ExpandoObject Expando()
    {
        dynamic value = new ExpandoObject();
        value.a = 1;
        value.b = "x";
        return value;
    }
}
