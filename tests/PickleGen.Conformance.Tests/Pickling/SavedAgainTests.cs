using System.Buffers;

namespace PickleGen.Conformance.Tests;

/// <summary>Values of Python that are loaded and saved again: the same bytes, or where CPython names a method by a call, an equal value.</summary>
public class SavedAgainTests
{
    private const string Dump =
        """
        import sys, pickle, array, collections, datetime, ipaddress, pathlib, uuid, zoneinfo
        value = eval(sys.argv[1])
        for protocol in range(6): print(pickle.dumps(value, protocol).hex())
        """;

    [PythonTheory]
    [InlineData("object()")]
    [InlineData("[object(), {'a': object()}]")]
    [InlineData("float('nan')")]
    [InlineData("[float('-nan'), complex(float('nan'), -0.0)]")]
    [InlineData("array.array('u', '\\ud800a\\U0001f600')")]
    [InlineData("array.array('f', [float('nan'), 1.5])")]
    [InlineData("pathlib.PurePosixPath('a', '/b', './c//d/.')")]
    [InlineData("pathlib.PurePosixPath('//a', 'b')")]
    [InlineData("pathlib.PureWindowsPath('c:/a', 'd:', 'e')")]
    [InlineData("pathlib.PureWindowsPath('c:/a', '/b')")]
    [InlineData("pathlib.PureWindowsPath('//server/share', 'x')")]
    [InlineData("(lambda ordered: (setattr(ordered, 'x', [ordered]), ordered)[1])(collections.OrderedDict(a=1))")]
    [InlineData("[type(None), type(...), type(NotImplemented), type(None), collections.defaultdict(type(None))]")]
    [InlineData("ImportError('m', name='n', path='p')")]
    [InlineData("OSError('msg', 5)")]
    [InlineData("FileNotFoundError(2, 'No')")]
    [InlineData("OSError(2, 'No', '/x', None, '/y')")]
    public void The_bytes_are_those_of_CPython(string expression)
    {
        foreach (var (protocol, pickle) in Dumped(expression)) Assert.Equal(Convert.ToHexStringLower(pickle), Convert.ToHexStringLower(SavedAgain(pickle, protocol)));
    }

    [PythonTheory]
    [InlineData("zoneinfo.ZoneInfo('Europe/Berlin')")]
    [InlineData("datetime.datetime(2020, 7, 1, tzinfo=zoneinfo.ZoneInfo('Europe/Berlin'))")]
    [InlineData("[datetime.time(1, 2, tzinfo=zoneinfo.ZoneInfo('UTC')), zoneinfo.ZoneInfo('UTC')]")]
    public void The_value_is_equal(string expression)
    {
        foreach (var (protocol, pickle) in Dumped(expression))
        {
            PythonRunner.Run(
                """
                import sys, pickle, datetime, ipaddress, zoneinfo
                loaded = pickle.load(sys.stdin.buffer)
                assert loaded == eval(sys.argv[1]), loaded
                """, SavedAgain(pickle, protocol), expression);
        }
    }

    // What Python 3.13 gives: the segments as they were, of which only the last absolute one counts.
    [PythonTheory]
    [InlineData("PurePosixPath", "a", "/b")]
    [InlineData("PurePosixPath", "/a//b/./c/", "")]
    [InlineData("PurePosixPath", "", ".")]
    [InlineData("PurePosixPath", "a/../b", "c")]
    [InlineData("PureWindowsPath", "c:/", "d:")]
    [InlineData("PureWindowsPath", "c:a", "/b/c")]
    [InlineData("PureWindowsPath", @"\\server\share", "a")]
    [InlineData("PureWindowsPath", @"c:\a", @"\\server\share\b")]
    public void Segments_of_a_path_are_joined_as_by_Python(string kind, string first, string second)
    {
        byte[] pickle = PythonRunner.Run(
            """
            import sys, pickle, pathlib
            class Path: __reduce__ = lambda self: (getattr(pathlib, sys.argv[1]), tuple(sys.argv[2:]))
            sys.stdout.buffer.write(pickle.dumps(Path(), 4))
            """, default, kind, first, second);
        string expected = PythonRunner.RunText("import sys, pathlib; print(getattr(pathlib, sys.argv[1])(*sys.argv[2:]))", default, kind, first, second);
        Assert.Equal(expected, Assert.IsType<PicklePath>(new Unpickler(pickle).Load()).Value);
    }

    private static IEnumerable<(int Protocol, byte[] Pickle)> Dumped(string expression) =>
        PythonRunner.RunText(Dump, default, expression).Split('\n').Select((line, protocol) => (protocol, Convert.FromHexString(line)));

    private static byte[] SavedAgain(byte[] pickle, int protocol)
    {
        var output = new ArrayBufferWriter<byte>();
        new Pickler(output, new PickleOptions { Protocol = protocol }).Dump(new Unpickler(pickle).Load());
        return output.WrittenSpan.ToArray();
    }
}
