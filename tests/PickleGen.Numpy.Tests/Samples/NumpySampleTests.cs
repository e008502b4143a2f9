using PickleGen.Samples.Numpy;

namespace PickleGen.Numpy.Tests.Samples;

/// <summary>The sample that reads an exam of numpy's arrays and sends back the means.</summary>
public sealed class NumpySampleTests : IDisposable
{
    private readonly SampleFolder _folder = new();

    [PythonTheory("numpy")]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Program_reads_arrays_and_sends_back_their_means(int protocol)
    {
        File.WriteAllBytes(_folder.File("exam.pkl"), PythonRunner.Run($$"""
            import numpy as np, pickle, sys
            sys.stdout.buffer.write(pickle.dumps({"names": np.array(["Ada", "Grace"]), "scores": np.arange(6.).reshape(2, 3), "day": np.datetime64("2026-12-01")}, {{protocol}}))
            """));
        Assert.Equal("Ada: 1\nGrace: 4\n", _folder.Run("dotnet", typeof(Exam).Assembly.Location, "exam.pkl", "means.pkl"));
        Assert.Equal("array([1., 4.])", PythonRunner.RunText("import pickle, sys; print(repr(pickle.load(sys.stdin.buffer)))", File.ReadAllBytes(_folder.File("means.pkl"))));
    }

    public void Dispose() => _folder.Dispose();
}
