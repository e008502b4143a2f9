using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace PickleGen.Tests;

/// <summary>Source that says where diagnostics are expected: <c>{|PICKLE101:stream|}</c>. Marks may nest.</summary>
/// <param name="Source">The source without the marks.</param>
/// <param name="Expected">Id and place of each mark, by position.</param>
internal sealed record Markup(string Source, ImmutableArray<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string marked)
    {
        var source = new StringBuilder(marked.Length);
        var open = new Stack<(string Id, int Start)>();
        var expected = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (marked.AsSpan(i) is ['{', '|', ..] && marked.IndexOf(':', i) is var colon and > 0)
            {
                open.Push((marked[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (marked.AsSpan(i) is ['|', '}', ..] && open.TryPop(out var mark))
            {
                expected.Add((mark.Id, TextSpan.FromBounds(mark.Start, source.Length)));
                i++;
            }
            else
            {
                source.Append(marked[i]);
            }
        }
        Assert.Empty(open);
        return new Markup(source.ToString(), [.. expected.OrderBy(e => e.Item2.Start).ThenBy(e => e.Item2.Length).ThenBy(e => e.Item1)]);
    }
}
