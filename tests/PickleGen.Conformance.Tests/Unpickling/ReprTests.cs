using System.Text;

namespace PickleGen.Conformance.Tests.Unpickling;

/// <summary>Loaded values print as Python prints them.</summary>
public class ReprTests
{
    private static readonly string[] s_expressions =
    [
        "None, True, False, Ellipsis, NotImplemented",
        "1.0, -0.0, 1e16, 1e22, 1e-5, 123456.789, 5e-324, float('nan'), float('inf'), -float('inf')",
        "0, -1, 2**31, 2**63, -2**100",
        """ "a'b", 'a"b', 'a\'b"c', 'tab\tbreak\n\r\\', '\x00\x7f\x85', 'é…\u200b😀', '\ud800' """,
        """ b'', b"a'b", b'\x00\n\xff"', bytearray(b'a\x00'), bytearray(b"a'b"), bytearray(b'a\'b"c'), bytearray(b'"') """,
        "(), (1,), [], [1, [2]], {}, {'a': (1, None)}",
        "set(), {1}, frozenset(), frozenset({'a'})",
        "deque(), deque([1.0], maxlen=3), Counter(), Counter('abracadabra'), defaultdict(list, a=[1]), defaultdict(None), OrderedDict()",
        "array('i', [1, -2]), array('d', [1.0]), array('f', [0.1]), array('d'), array('u', \"it's\")",
        "range(3), range(1, -5, -2), slice(None, 2), slice('a', None, 1.0)",
        "Decimal('1.50'), Decimal('NaN'), Decimal('1E+50'), Fraction(-1, 3), Fraction(2)",
        "1j, 1+2j, -1.5-0.5j, complex(-0.0, 1), complex(float('nan'), float('inf')), 1e22+1e-7j",
        "UUID(int=5 << 120), ip_address('10.0.0.1'), ip_address('::1'), PurePosixPath('a/b')",
        "date(2024, 5, 1), datetime(2024, 5, 1), datetime(1, 2, 3, 4, 5, 6), datetime(1, 2, 3, 4, 5, 0, 7), datetime(2024, 5, 1, fold=1)",
        "datetime(2024, 5, 1, tzinfo=timezone.utc), datetime(2024, 5, 1, tzinfo=timezone(timedelta(hours=-2)))",
        "datetime(2024, 5, 1, tzinfo=timezone(timedelta(hours=1), 'CET')), time(1, 2), time(1, 2, 3, 4), time(1, fold=1, tzinfo=timezone.utc)",
        "timedelta(0), timedelta(1), timedelta(-1), timedelta(0, -1), timedelta(microseconds=-1), timedelta.max, timedelta.min",
        "timezone.utc, timezone(timedelta(0)), timezone(timedelta(seconds=5, microseconds=7)), ZoneInfo('Europe/Vienna')",
        "ValueError('x'), KeyError(), OSError(2, \"it's\")",
    ];

    [PythonFact]
    public void Values_print_as_in_Python()
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
            for line in sys.stdin.buffer.read().decode().splitlines():
                values = eval("[" + line.strip() + "]")
                for value in values:
                    print(pickle.dumps(value).hex(), repr(value).encode().hex())
            """;
        string[] lines = PythonRunner.RunText(script, Encoding.UTF8.GetBytes(string.Join('\n', s_expressions))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > s_expressions.Length);
        var different = new List<string>();
        foreach (string line in lines)
        {
            string[] parts = line.Split(' ');
            string expected = Encoding.UTF8.GetString(Convert.FromHexString(parts[1]));
            // In a list, so that a value whose own ToString is .NET's is printed too.
            string found = new PickleTuple(PickleSerializer.Deserialize<object>(Convert.FromHexString(parts[0]))).ToString();
            if (found != $"({expected},)") different.Add($"{expected} is {found[1..^2]}");
        }
        Assert.True(different.Count == 0, string.Join('\n', different));
    }
}
