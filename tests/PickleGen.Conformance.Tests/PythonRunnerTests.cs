namespace PickleGen.Conformance.Tests;

public class PythonRunnerTests
{
    [PythonFact]
    public void A_script_gets_input_and_arguments() =>
        Assert.Equal("b'\\x80' ['a b']", PythonRunner.RunText("import sys; print(sys.stdin.buffer.read(), sys.argv[1:])", [0x80], "a b"));

    [PythonFact]
    public void A_failing_script_shows_its_error()
    {
        var error = Assert.Throws<InvalidOperationException>(() => PythonRunner.Run("raise ValueError('what went wrong')"));
        Assert.Contains("ValueError: what went wrong", error.Message, StringComparison.Ordinal);
    }

    [PythonFact("numpy", "pandas", "cloudpickle")]
    public void The_packages_that_judge_us_are_there() => PythonRunner.Run("import numpy, pandas, cloudpickle");
}
