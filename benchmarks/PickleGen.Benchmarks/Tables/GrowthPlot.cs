using System.Text;

namespace PickleGen.Benchmarks.Tables;

/// <summary>The growth table as a picture: nanoseconds a node over the number of nodes, which are level where time is linear.</summary>
internal static class GrowthPlot
{
    private const int Width = 640, Height = 300, Left = 60, Right = 20, Top = 30, Bottom = 50;

    public static string Draw(IReadOnlyList<Growth> sizes)
    {
        double most = sizes.Max(static size => Math.Max(size.Save, size.Load)) * 1.15;
        double first = Math.Log10(sizes[0].Nodes), last = Math.Log10(sizes[^1].Nodes);
        var svg = new StringBuilder();
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">");
        Line($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        Line($"<text x=\"{Left}\" y=\"18\">A binary tree, state layout, tracked: nanoseconds a node</text>");
        for (int i = 0; i <= 4; i++)
        {
            double value = most * i / 4;
            Line($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(value):f1}\" y2=\"{Y(value):f1}\" stroke=\"#ddd\"/>");
            Line($"<text x=\"{Left - 8}\" y=\"{Y(value) + 4:f1}\" text-anchor=\"end\">{value:f0}</text>");
        }
        foreach (var size in sizes) Line($"<text x=\"{X(size.Nodes):f1}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{size.Nodes:N0}</text>");
        Line($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">nodes</text>");
        Draw("save", "#1f77b4", static size => size.Save);
        Draw("load", "#d62728", static size => size.Load);
        Line($"</svg>");
        return svg.ToString();

        double X(double nodes) => Left + (Math.Log10(nodes) - first) / (last - first) * (Width - Left - Right);

        double Y(double value) => Height - Bottom - value / most * (Height - Top - Bottom);

        void Draw(string name, string color, Func<Growth, double> value)
        {
            string points = string.Join(' ', sizes.Select(size => FormattableString.Invariant($"{X(size.Nodes):f1},{Y(value(size)):f1}")));
            Line($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"/>");
            Line($"<text x=\"{Width - Right}\" y=\"{Y(value(sizes[^1])) - 6:f1}\" text-anchor=\"end\" fill=\"{color}\">{name}</text>");
        }

        void Line(FormattableString line) => svg.Append(FormattableString.Invariant(line)).Append('\n');
    }
}
