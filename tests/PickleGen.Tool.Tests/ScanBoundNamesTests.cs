namespace PickleGen.Tool.Tests;

/// <summary>Names that the loader takes in a few forms alone. By what else Python does with them a pickle of allowed names could call anything.</summary>
public class ScanBoundNamesTests
{
    [Theory]
    [InlineData("cbuiltins\nvars\n(cfractions\nFraction\ntR.", "builtins vars", "what a class has")]
    [InlineData("cbuiltins\ntype\n(VA\n)}tR.", "builtins type", "a class of the pickle's own")]
    [InlineData("cbuiltins\ntype\n(ccopyreg\n_reconstructor\ntR.", "builtins type", "the class of functions")]
    [InlineData("cbuiltins\ntype\n(NtR}b.", "builtins type", "with a state")]
    [InlineData("cfunctools\npartial\n(ccopyreg\n_reconstructor\ntR.", "functools partial", "of a function")]
    [InlineData("cfunctools\npartial\n(cbuiltins\ngetattr\n(cdatetime\ndate\nV__new__\ntRtR(ccopyreg\n_reconstructor\n)NNtb.", "functools partial", "of a function, in its state")]
    [InlineData("cbuiltins\nmap\n(cbuiltins\nstr\n]tR.", "builtins map", "by itself")]
    [InlineData("cbuiltins\nmap\n)\x81.", "builtins map", "made by its __new__")]
    [InlineData("(V1\nibuiltins\nzip\n.", "builtins zip", "INST")]
    [InlineData("]cbuiltins\nvars\na.", "builtins vars", "as a value")]
    [InlineData("cbuiltins\nvars\n0N.", "builtins vars", "thrown away", false)]
    [InlineData("cbuiltins\nlist\n(cbuiltins\nmap\n(ccopyreg\n__newobj__\ncitertools\nrepeat\n(cbuiltins\nobject\ntRtRtR.", "builtins map", "without end")]
    [InlineData("cbuiltins\nany\n(cbuiltins\nmap\n(cbuiltins\ndict.update\ncbuiltins\nmap\n(cbuiltins\nvars\n(cbuiltins\nobject\nltRcbuiltins\nmap\n(cbuiltins\nzip\ncitertools\nrepeat\n((Va\nttRcstruct\niter_unpack\n(V<i\nC\x04\0\0\0\0tRtRtRtR.", "builtins vars", "of what is there already")]
    public void A_name_in_another_form_is_refused(string pickle, string name, string what, bool isRefused = true)
    {
        var run = ToolRun.With(ToolRun.Latin1(pickle), "scan", "-");
        Assert.True(run.Output.Contains($"{(isRefused ? "refused" : "allowed")}  {name}  -\n", StringComparison.Ordinal), $"{what}: {run}");
        Assert.Equal(isRefused ? 1 : 0, run.ExitCode);
    }

    // getattr makes the same of parts.
    [Theory]
    [InlineData("dict\nVupdate", "refused  builtins dict.update")]
    [InlineData("type\nV__new__", "refused  builtins type.__new__")]
    [InlineData("map\nV__new__", "refused  builtins map.__new__")]
    public void Getattr_does_not_lead_to_one(string asked, string output)
    {
        var run = ToolRun.With(ToolRun.Latin1($"cbuiltins\ngetattr\n(cbuiltins\n{asked}\ntR."), "scan", "-");
        Assert.Equal((1, $"allowed  builtins getattr  -\n{output}  -\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void It_is_refused_where_a_later_pickle_has_it_from_the_memo()
    {
        var run = ToolRun.With(ToolRun.Latin1("cbuiltins\ntype\np0\n(NtR.g0\n(VA\n)}tR."), "scan", "-");
        Assert.Equal((1, "refused  builtins type  -\n"), (run.ExitCode, run.Output));
        run = ToolRun.With(ToolRun.Latin1("cbuiltins\ntype\np0\n(NtR.\x96\0\0\0\0\0\0\0\0(K\u0001e0g0\n(VA\n)}tR."), "scan", "-");
        Assert.Equal((1, "refused  builtins type  -\n"), (run.ExitCode, run.Output));
    }

    // Python would set attributes of the class, for all of the process.
    [Fact]
    public void A_state_for_a_name_is_refused()
    {
        var run = ToolRun.With(ToolRun.Latin1("cfractions\nFraction\n(N}Vx\nNstb."), "scan", "-");
        Assert.Equal((1, "refused  fractions Fraction  -\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Whoever_allows_it_by_name_allows_every_form() =>
        Assert.Equal(0, ToolRun.With(ToolRun.Latin1("cbuiltins\nvars\n(cfractions\nFraction\ntR."), "scan", "--allow", "builtins.vars", "-").ExitCode);

    [PythonFact]
    public void What_picklers_write_with_them_is_allowed()
    {
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            byte[] pickle = PythonRunner.Run($$"""
                import datetime, decimal, pickle, sys, types
                module = sys.modules["models"] = types.ModuleType("models")
                class Made:
                    def __new__(cls, *, size): return object.__new__(cls)
                    def __getnewargs_ex__(self): return (), {"size": 1}
                Made.__module__, module.Made = "models", Made
                value = [type(None), type(...), type(NotImplemented)] + ([Made(size=1), Made(size=2)] if {{protocol}} > 1 else [])
                sys.stdout.buffer.write(pickle.dumps(value, {{protocol}}) + pickle.dumps(value, {{protocol}}))
                """);
            var run = ToolRun.With(pickle, "scan", "--allow", "models.Made", "--allow", "models.Made.__new__", "-");
            Assert.True(run.ExitCode == 0, run.ToString());
        }
    }

    // Pickler.Blocks.cs
    [Theory]
    [InlineData("g0\n", 0)]
    [InlineData("g0\ncmodels\nPoint\na", 1)]
    public void A_block_of_structs_is_allowed_where_it_fills_its_own_objects_alone(string targets, int exitCode)
    {
        var run = ToolRun.With(ToolRun.Latin1(
            "cbuiltins\nlist\n(cbuiltins\nmap\n(ccopyreg\n__newobj__\ncitertools\nrepeat\n(cmodels\nPoint\nI1\ntRtRtRp0\n"
            + $"cbuiltins\nany\n(cbuiltins\nmap\n(cbuiltins\ndict.update\ncbuiltins\nmap\n(cbuiltins\nvars\n{targets}tRcbuiltins\nmap\n"
            + "(cbuiltins\nzip\ncitertools\nrepeat\n((VX\nttRcstruct\niter_unpack\n(V<i\nC\x04\0\0\0\0tRtRtRtR0."), "scan", "--allow", "models.Point", "-");
        Assert.True((run.ExitCode, run.Errors) == (exitCode, ""), run.ToString());
    }
}
