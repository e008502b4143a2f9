using System.Net;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace PickleGen.Conformance.Tests.Unpickling;

/// <summary>docs/wire-format.md, <em>Untyped loads</em>: what Python's values become where nobody says what they are.</summary>
public class UntypedLoadsTests
{
    private static readonly (string Python, Type Type, string Shown)[] s_rows =
    [
        ("True", typeof(bool), "bool"), ("1", typeof(int), "int"), ("2**31", typeof(long), "long"), ("2**63", typeof(BigInteger), "BigInteger"),
        ("1.0", typeof(double), "double"), ("1j", typeof(Complex), "Complex"), ("'a'", typeof(string), "string"), ("b'a'", typeof(byte[]), "byte[]"),
        ("bytearray(b'a')", typeof(PickleByteArray), "PickleByteArray"), ("[]", typeof(List<object?>), "List<object?>"), ("(1,)", typeof(PickleTuple), "PickleTuple"),
        ("{1}", typeof(PickleSet), "PickleSet"), ("frozenset({1})", typeof(PickleFrozenSet), "PickleFrozenSet"), ("{}", typeof(PickleDict), "PickleDict"),
        ("OrderedDict(a=1)", typeof(PickleOrderedDict), "PickleOrderedDict"), ("Counter('a')", typeof(PickleCounter), "PickleCounter"),
        ("defaultdict(list)", typeof(PickleDefaultDict), "PickleDefaultDict"), ("deque()", typeof(PickleDeque), "PickleDeque"),
        ("array('i', [1])", typeof(PickleArray), "PickleArray"), ("range(3)", typeof(PickleRange), "PickleRange"), ("slice(3)", typeof(PickleSlice), "PickleSlice"),
        ("...", typeof(PickleEllipsis), "PickleEllipsis.Instance"), ("NotImplemented", typeof(PickleNotImplemented), "PickleNotImplemented.Instance"),
        ("Decimal('1.50')", typeof(decimal), "decimal"), ("Decimal('NaN')", typeof(PickleDecimal), "PickleDecimal"), ("Fraction(1, 3)", typeof(PickleFraction), "PickleFraction"),
        ("date(2024, 5, 1)", typeof(DateOnly), "DateOnly"), ("time(1)", typeof(TimeOnly), "TimeOnly"), ("time(1, fold=1)", typeof(PickleTime), "PickleTime"),
        ("timedelta(1)", typeof(TimeSpan), "TimeSpan"), ("timedelta.max", typeof(PickleTimeDelta), "PickleTimeDelta"), ("datetime(2024, 5, 1)", typeof(DateTime), "DateTime"),
        ("datetime(2024, 5, 1, tzinfo=timezone.utc)", typeof(DateTimeOffset), "DateTimeOffset"), ("datetime(2024, 5, 1, fold=1)", typeof(PickleDateTime), "PickleDateTime"),
        ("timezone.utc", typeof(PickleTimeZone), "PickleTimeZone"), ("ZoneInfo('Europe/Vienna')", typeof(PickleZoneInfo), "PickleZoneInfo"),
        ("UUID(int=1)", typeof(Guid), "Guid"), ("ip_address('::1')", typeof(IPAddress), "IPAddress"), ("PurePosixPath('a')", typeof(PicklePath), "PicklePath"),
        ("ValueError()", typeof(PythonException), "PythonException"), ("list", typeof(PickleCallable), "PickleCallable"), ("object()", typeof(object), "object"),
        ("type(None)", typeof(PickleCallable), "PickleCallable"),
    ];

    [PythonFact]
    public void Values_become_what_the_page_says()
    {
        const string script =
            """
            import pickle, sys
            from array import array
            from collections import *
            from datetime import *
            from decimal import Decimal
            from fractions import Fraction
            from ipaddress import ip_address
            from pathlib import PurePosixPath
            from uuid import UUID
            from zoneinfo import ZoneInfo
            for line in sys.stdin.buffer.read().decode().splitlines(): print(pickle.dumps(eval(line)).hex())
            """;
        string[] pickles = PythonRunner.RunText(script, Encoding.UTF8.GetBytes(string.Join('\n', s_rows.Select(row => row.Python)))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string page = Page();
        page = page[page.IndexOf("## Untyped loads", StringComparison.Ordinal)..];
        foreach (var ((python, type, shown), pickle) in s_rows.Zip(pickles))
        {
            Assert.Equal((python, type), (python, PickleSerializer.Deserialize(Convert.FromHexString(pickle))!.GetType()));
            Assert.Contains($"`{shown}`", page, StringComparison.Ordinal);
        }
        Assert.Equal(s_rows.Length, pickles.Length);
        Assert.Null(PickleSerializer.Deserialize("N."u8));
    }

    private static string Page([CallerFilePath] string source = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(source)!, "../../../docs/wire-format.md"));
}
