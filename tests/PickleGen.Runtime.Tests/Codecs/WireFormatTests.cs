using System.Text;
using System.Text.Json;

namespace PickleGen.Tests.Codecs;

/// <summary>Every C# type of docs/wire-format.md: here and back at every protocol, and through CPython.</summary>
public sealed class WireFormatTests
{
    [Theory]
    [MemberData(nameof(WireTable.Indexes), MemberType = typeof(WireTable))]
    public void Every_value_survives_every_protocol(int index)
    {
        var @case = WireTable.Cases[index];
        for (int protocol = @case.FromProtocol; protocol <= 5; protocol++) @case.AssertLoads(@case.Serialize(protocol), $"Protocol {protocol}");
    }

    [Theory]
    [MemberData(nameof(WireTable.Indexes), MemberType = typeof(WireTable))]
    public async Task A_type_at_run_time_says_what_a_type_argument_says(int index)
    {
        var @case = WireTable.Cases[index];
        for (int protocol = @case.FromProtocol; protocol <= 5; protocol++) await @case.AssertTypeSaysTheSame(protocol);
    }

    [Fact]
    public void Every_row_of_the_documentation_has_a_round_trip_and_every_round_trip_a_row()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "wire-format.md"))
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(static line => line.Split('`')[1])
            .ToArray();

        Assert.Equal(rows.Order(StringComparer.Ordinal), WireTable.Cases.Select(static @case => @case.Row).Distinct().Order(StringComparer.Ordinal));
    }

    [PythonFact]
    public void Python_sees_the_natural_type_and_sends_back_what_we_can_read()
    {
        var tasks = new List<(WireCase Case, int Protocol)>();
        var input = new MemoryStream();
        foreach (var @case in WireTable.Cases)
        {
            for (int protocol = @case.FromProtocol; protocol <= 5; protocol++)
            {
                byte[] pickle = @case.Serialize(protocol);
                input.Write(BitConverter.GetBytes(pickle.Length));
                input.Write(pickle);
                tasks.Add((@case, protocol));
            }
        }

        string[] lines = PythonRunner.RunText(Script, input.ToArray()).Split('\n');

        Assert.Equal(tasks.Count, lines.Length);
        var failures = new StringBuilder();
        foreach (var ((@case, protocol), line) in tasks.Zip(lines))
        {
            var seen = JsonDocument.Parse(line).RootElement;
            if (seen.TryGetProperty("error", out var error))
            {
                failures.AppendLine($"{@case}, protocol {protocol}: Python says {error.GetString()}");
                continue;
            }
            string type = seen.GetProperty("type").GetString()!, repr = seen.GetProperty("repr").GetString()!;
            if (type != @case.PythonType || @case.PythonRepr is { } expected && repr != expected)
            {
                failures.AppendLine($"{@case}, protocol {protocol}: Python sees {type} {repr}");
                continue;
            }
            if (!@case.ComesBack) continue;
            try
            {
                @case.AssertLoads(Convert.FromHexString(seen.GetProperty("hex").GetString()!), $"Python's own pickle, protocol {protocol},");
            }
            catch (Exception exception)
            {
                failures.AppendLine($"{@case}, back at protocol {protocol}: {exception.Message}");
            }
        }
        Assert.True(failures.Length == 0, failures.ToString());
    }

    // Python's own pickler writes what it has loaded; the pickle's protocol is its second byte, or one without PROTO.
    private const string Script =
        """
        import json, pickle, struct, sys
        data = sys.stdin.buffer.read()
        at = 0
        while at < len(data):
            size, = struct.unpack_from('=i', data, at)
            one = data[at + 4:at + 4 + size]
            at += 4 + size
            try:
                value = pickle.loads(one)
                again = pickle.dumps(value, one[1] if one[0] == 0x80 else 1)
                print(json.dumps({'type': type(value).__name__, 'repr': repr(value), 'hex': again.hex()}))
            except Exception as error:
                print(json.dumps({'error': repr(error)}))
        """;
}
