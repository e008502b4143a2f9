namespace PickleGen.Tool.Tests;

/// <summary>A program's own pickles can be clean: its names are allowed one by one, or by its assembly.</summary>
public class ScanAllowedTests
{
    // Nothing else in these tests may touch the sample's types: generated code tells the registry of them.
    private static readonly string s_shop = Path.Combine(AppContext.BaseDirectory, "FirstMinutes.dll");

    [Fact]
    public void Names_are_allowed_one_by_one()
    {
        byte[] pickle = ToolRun.Latin1("(cmodels\nOrder\ncmodels\nLine\nl.");
        Assert.Equal((1, "refused  models Order  -\nrefused  models Line  -\n"), Parts(ToolRun.With(pickle, "scan", "-")));
        Assert.Equal((1, "allowed  models Order  -\nrefused  models Line  -\n"), Parts(ToolRun.With(pickle, "scan", "--allow", "models.Order", "-")));
        Assert.Equal((0, "allowed  models Order  -\nallowed  models Line  -\n"), Parts(ToolRun.With(pickle, "scan", "--allow", "models.Order", "--allow", "models.Line", "-")));
    }

    [Fact]
    public void An_assembly_allows_its_annotated_types_and_nothing_else()
    {
        byte[] pickle = ToolRun.Latin1("(cshop.models\nOrder\ncshop.models\nOrders\nl.");
        Assert.Equal((1, "refused  shop.models Order  -\nrefused  shop.models Orders  -\n"), Parts(ToolRun.With(pickle, "scan", "-")));
        Assert.Equal((1, "allowed  shop.models Order  -\nrefused  shop.models Orders  -\n"), Parts(ToolRun.With(pickle, "scan", "--assembly", s_shop, "-")));
    }

    [Theory]
    [InlineData("missing.dll")]
    [InlineData("xunit.core.dll")]
    [InlineData("corpus")]
    public void What_is_no_assembly_of_annotated_types_is_said(string name)
    {
        var run = ToolRun.With(ToolRun.Latin1("N."), "scan", "--assembly", Path.Combine(AppContext.BaseDirectory, name), "-");
        Assert.Equal((2, ""), Parts(run));
        Assert.Contains(name, run.Errors, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output) Parts(ToolRun run) => (run.ExitCode, run.Output);
}
