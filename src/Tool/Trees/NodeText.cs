using System.Globalization;

namespace PickleGen.Tool;

/// <summary>A node in a few words.</summary>
internal static class NodeText
{
    private const int LongestHex = 25;

    /// <summary>Whether a second mention of the node is worth saying.</summary>
    public static bool IsComposite(PickleNode node) => node switch
    {
        PickleTupleNode tuple => tuple.Items.Count > 0,
        PickleListNode or PickleDictNode or PickleSetNode or PickleFrozenSetNode or PickleByteArrayNode or PickleCallNode => true,
        _ => false,
    };

    /// <summary>The words.</summary>
    public static string Of(PickleNode node) => node switch
    {
        PickleNoneNode => "None",
        PickleBoolNode flag => flag.Value ? "True" : "False",
        PickleIntNode number => Integer(number),
        PickleFloatNode number => Float(number.Value),
        PickleStrNode text => Printable.Quoted(text.Value),
        PickleBytesNode bytes => $"bytes ({bytes.Value.Length}) {Hex(bytes.Value.Span)}",
        PickleByteArrayNode bytes => $"bytearray ({bytes.Value.Length}) {Hex(bytes.Value.Span)}",
        PickleListNode list => $"list ({list.Items.Count})",
        PickleTupleNode tuple when ClosureNodes.IsScope(tuple) => "scope",
        PickleTupleNode tuple => $"tuple ({tuple.Items.Count})",
        PickleDictNode dict => $"dict ({dict.Items.Count})",
        PickleSetNode set => $"set ({set.Items.Count})",
        PickleFrozenSetNode set => $"frozenset ({set.Items.Count})",
        PickleGlobalNode global => Name(global),
        PickleExtensionNode extension => $"extension {extension.Code}",
        PickleBufferNode buffer => $"buffer {buffer.Index}{(buffer.ReadOnly ? " (read-only)" : "")}",
        PicklePersistentIdNode => "persistent object",
        PickleCallNode call => ClosureNodes.TextOf(call) ?? Call(call),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "No pickle holds such a node."),
    };

    /// <summary>Module and name.</summary>
    public static string Name(PickleGlobalNode global) => Printable.Short($"{global.Module}.{global.Name}");

    private static string Call(PickleCallNode call)
    {
        string callable = call.Callable is PickleGlobalNode global ? Name(global) : "the callable";
        return call.Kind switch
        {
            PickleCallKind.Reduce when TimeText.Of(call) is { } time => $"{callable}(…) {time}",
            PickleCallKind.Reduce => $"{callable}({(call.Arguments.Items.Count > 0 ? "…" : "")})",
            PickleCallKind.BuildOn => $"state for {callable}",
            _ => $"object of {callable}",
        };
    }

    // To write out a number of n digits takes n² steps.
    private static string Integer(PickleIntNode number) => number.Value.GetByteCount() > LongestHex
        ? $"int of {number.Value.GetByteCount()} bytes"
        : number.Value.ToString(CultureInfo.InvariantCulture);

    private static string Float(double value)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        // Of two powers of two .NET's shortest digits are those of the float below.
        if (double.Parse(text, CultureInfo.InvariantCulture) != value) text = value.ToString("G17", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }

    private static string Hex(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= LongestHex ? Convert.ToHexStringLower(bytes) : Convert.ToHexStringLower(bytes[..LongestHex]) + "…";
}
