using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;

namespace PickleGen.Tests.Generated.Rows;

/// <summary>A member of every row of docs/wire-format.md, in every layout, with identity and without, here and through CPython.</summary>
public sealed class EveryRowTests
{
    private static readonly PropertyInfo[] s_members = typeof(EveryRow).GetProperties();

    [Fact]
    public void Every_row_of_the_documentation_has_a_member() => Assert.Equal(
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "wire-format.md"))
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(static line => line.Split('`')[1])
            .Order(StringComparer.Ordinal),
        s_members.Select(static member => member.GetCustomAttribute<RowAttribute>()!.Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Members_in_state_layout_come_back() => AssertComesBack<StateRows>();

    [Fact]
    public void Members_in_state_layout_come_back_without_identity() => AssertComesBack<UntrackedStateRows>();

    [Fact]
    public void Members_in_positional_layout_come_back() => AssertComesBack<PositionalRows>();

    [Fact]
    public void Members_in_positional_layout_come_back_without_identity() => AssertComesBack<UntrackedPositionalRows>();

    [Fact]
    public void Members_in_dict_layout_come_back() => AssertComesBack<DictRows>();

    [Fact]
    public void Members_in_dict_layout_come_back_without_identity() => AssertComesBack<UntrackedDictRows>();

    [PythonFact]
    public void Members_come_back_from_Python() => AssertComesBackFromPython<StateRows>();

    [PythonFact]
    public void Positional_members_come_back_from_Python() => AssertComesBackFromPython<PositionalRows>();

    [PythonFact]
    public void Dict_members_come_back_from_Python() => AssertComesBackFromPython<DictRows>();

    private static void AssertComesBack<T>()
        where T : EveryRow, new()
    {
        foreach (var value in new[] { RowValues.Fill(new T()), new T() })
        {
            for (int protocol = 0; protocol <= 5; protocol++)
            {
                var options = new PickleOptions { Protocol = protocol };
                AssertSame(value, PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, options))!, $"protocol {protocol}");
                AssertSame(value, PickleSerializer.Deserialize<List<T>>(PickleSerializer.Serialize(new List<T> { value }, options with { TrackReferences = false }))![0], $"protocol {protocol}, untracked");
            }
            AssertSame(value, PickleSerializer.DeepClone(value), "a clone");
            var existing = RowValues.Fill(new T());
            PickleSerializer.Populate(PickleSerializer.Serialize(value), existing);
            AssertSame(value, existing, "populated");
        }
    }

    private static void AssertComesBackFromPython<T>()
        where T : EveryRow, new()
    {
        var value = RowValues.Fill(new T());
        for (int protocol = 2; protocol <= 5; protocol++)
        {
            byte[] back = PythonRunner.Run(Script, PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol }));
            AssertSame(value, PickleSerializer.Deserialize<T>(back)!, $"Python, protocol {protocol}", isFromPython: true);
        }
    }

    private const string Script =
        """
        import pickle, sys, types
        class StateRows: pass
        class PositionalRows:
            def __init__(self, *values): self.values = values
            def __reduce__(self): return PositionalRows, self.values
        rows = sys.modules["rows"] = types.ModuleType("rows")
        for cls in StateRows, PositionalRows: cls.__module__ = "rows"; setattr(rows, cls.__name__, cls)
        data = sys.stdin.buffer.read()
        value = pickle.loads(data)
        sys.stdout.buffer.write(pickle.dumps(value, data[1]))
        """;

    private static void AssertSame(EveryRow expected, EveryRow found, string way, bool isFromPython = false)
    {
        var failures = new StringBuilder();
        foreach (var member in s_members)
        {
            string? left = Look(member.GetValue(expected), isFromPython), right = Look(member.GetValue(found), isFromPython);
            if (left != right) failures.AppendLine(CultureInfo.InvariantCulture, $"{member.Name} by {way}: {right} instead of {left}");
        }
        Assert.True(failures.Length == 0, failures.ToString());
    }

    /// <summary>All that there is to see of a value, as text.</summary>
    private static string Look(object? value, bool isFromPython) => value switch
    {
        null => "null",
        string text => string.Concat(text.Select(static c => char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString())),
        char c => $"{(int)c}",
        float number => $"{BitConverter.SingleToInt32Bits(number)}",
        double number => $"{BitConverter.DoubleToInt64Bits(number)}",
        // Python has no place for the last digit, nor for the kind.
        DateTime time => isFromPython ? $"{time.Ticks / 10}" : $"{time.Ticks} {time.Kind}",
        DateTimeOffset time => $"{(isFromPython ? time.Ticks / 10 : time.Ticks)} {time.Offset}",
        TimeOnly time => $"{(isFromPython ? time.Ticks / 10 : time.Ticks)}",
        TimeSpan time => $"{(isFromPython ? Math.Floor(time.Ticks / 10m) : time.Ticks)}",
        // Python's exceptions leave their cause behind.
        Exception exception => $"{exception.GetType()} {exception.Message} ({(isFromPython ? "" : Look(exception.InnerException, isFromPython))})",
        JsonNode node => node.ToJsonString(),
        Encoding encoding => encoding.WebName,
        Lazy<List<int>> lazy => Look(lazy.Value, isFromPython),
        Memory<byte> memory => Look(memory.ToArray(), isFromPython),
        ReadOnlyMemory<int> memory => Look(memory.ToArray(), isFromPython),
        ReadOnlySequence<byte> sequence => Look(sequence.ToArray(), isFromPython),
        System.Collections.Immutable.ImmutableArray<int> { IsDefault: true } => "default",
        ArraySegment<string> { Array: null } => "",
        PriorityQueue<string, int> queue => Look(queue.UnorderedItems, isFromPython),
        System.Collections.Specialized.NameValueCollection names => string.Join(",", names.AllKeys.Select(key => $"{key}={names[key]}")),
        DictionaryEntry entry => $"{Look(entry.Key, isFromPython)}: {Look(entry.Value, isFromPython)}",
        System.Runtime.CompilerServices.ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Look(tuple[i], isFromPython)))})",
        Array { Rank: > 1 } array => $"{string.Join("x", Enumerable.Range(0, array.Rank).Select(array.GetLength))} {string.Join(", ", array.Cast<object?>().Select(item => Look(item, isFromPython)))}",
        IDictionary map => $"[{string.Join(", ", map.Keys.Cast<object>().Select(key => $"{Look(key, isFromPython)}: {Look(map[key], isFromPython)}"))}]",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(item => Look(item, isFromPython)))}]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
