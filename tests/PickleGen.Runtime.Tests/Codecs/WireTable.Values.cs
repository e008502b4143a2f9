using System.Collections;
using System.Collections.Specialized;
using System.Drawing;
using System.Dynamic;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;

namespace PickleGen.Runtime.Tests.Codecs;

internal static partial class WireTable
{
    private static WireCases Values()
    {
        var table = new WireCases();
        table.Add("Uri", new Uri("https://example.org/a%20b?q=ü"), "str", "'https://example.org/a%20b?q=ü'");
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
        table.Add("IPAddress", IPAddress.Loopback, "IPv4Address", "IPv4Address('127.0.0.1')");
        table.Add("IPAddress", IPAddress.Parse("fe80::1%3"), "IPv6Address", "IPv6Address('fe80::1%3')");
        table.Add("IPEndPoint", new IPEndPoint(IPAddress.IPv6Loopback, 443), "tuple", "('::1', 443)");
        table.Add("Vector2", new Vector2(1, -2.5f), "tuple", "(1.0, -2.5)");
        table.Add("Vector3", new Vector3(1, 2, 3), "tuple", "(1.0, 2.0, 3.0)");
        table.Add("Vector4", new Vector4(1, 2, 3, 4), "tuple", "(1.0, 2.0, 3.0, 4.0)");
        table.Add("Quaternion", new Quaternion(1, 2, 3, 4), "tuple", "(1.0, 2.0, 3.0, 4.0)");
        table.Add("Plane", new Plane(1, 2, 3, 4), "tuple", "(1.0, 2.0, 3.0, 4.0)");
        table.Add("Matrix3x2", new Matrix3x2(1, 2, 3, 4, 5, 6), "tuple", "((1.0, 2.0), (3.0, 4.0), (5.0, 6.0))");
        table.Add("Matrix4x4", Matrix4x4.Identity, "tuple", "((1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0), (0.0, 0.0, 0.0, 1.0))");
        table.Add("Lazy<T>", new Lazy<int>(5), "int", "5", static value => value.Value);
        table.Add("ArrayList", new ArrayList { 1, "a", null }, "list", "[1, 'a', None]");
        table.Add("Hashtable", new Hashtable { ["a"] = 1 }, "dict", "{'a': 1}", static value => value["a"]);
        table.Add("ExpandoObject", Expando(), "dict", "{'a': 1, 'b': 'x'}", static value => value.ToArray());
        table.Add("object", (object)"text", "str", "'text'");
        return table;
    }

    private static ExpandoObject Expando()
    {
        dynamic value = new ExpandoObject();
        value.a = 1;
        value.b = "x";
        return value;
    }
}
