using PickleGen.Samples.Pandas;

namespace PickleGen.Numpy.Tests.Samples;

/// <summary>The sample that reads pandas' frames: columns are those that pandas has.</summary>
public sealed class PandasSampleTests : IDisposable
{
    private readonly SampleFolder _folder = new();

    [PythonTheory("numpy", "pandas")]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Columns_are_those_that_pandas_has(int protocol)
    {
        // Columns of one type lie together, at whatever places they are; what they hold is their number.
        byte[] pickle = PythonRunner.Run($$"""
            import itertools, numpy as np, pandas as pd, pickle, sys
            makers = [lambda n: [n, n], lambda n: [n + 0.5, n], lambda n: [f"t{n}", None], lambda n: [n % 2 == 0, True],
                lambda n: pd.to_datetime([n, None], unit="D"), lambda n: pd.to_timedelta([n, n], unit="s"), lambda n: np.array([n, n], "i4"), lambda n: pd.to_datetime([n, n], unit="D").tz_localize("UTC")]
            frames = [pd.DataFrame({f"c{at}": makers[kind](at) for at, kind in enumerate(kinds)}) for kinds in itertools.product(range(8), repeat=3)]
            frames += [pd.DataFrame({f"c{at}": makers[kind](at) for at, kind in enumerate([0, 1, 0, 5, 2, 5, 0, 4, 4, 0, 0, 7, 1, 1, 3])})[columns]
                for columns in (["c0", "c2"], ["c14", "c3", "c0", "c12", "c9"], [f"c{at}" for at in range(15)])]
            for frame in frames:
                pickled = pickle.dumps(frame, {{protocol}})
                sys.stdout.buffer.write(len(pickled).to_bytes(4, "little") + pickled)
            """);
        int count = 0;
        for (int at = 0; at < pickle.Length; count++)
        {
            int end = at + sizeof(int) + BitConverter.ToInt32(pickle, at);
            var frame = Frame.Load(pickle[(at + sizeof(int))..end]);
            at = end;
            foreach (string column in frame.Columns.Cast<string>()) Expect(int.Parse(column.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), frame[column].To<object?[]>());
            Assert.Equal([0L, 1L], frame.Index);
        }
        Assert.Equal(515, count);
    }

    // By the makers above.
    private static void Expect(int n, object?[] values)
    {
        Assert.Equal(2, values.Length);
        object? first = values[0] switch
        {
            double number => (int)number,
            string text => int.Parse(text.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture),
            bool truth => truth == (n % 2 == 0) ? n : -1,
            DateTime day => (int)(day - DateTime.UnixEpoch).TotalDays,
            TimeSpan span => (int)span.TotalSeconds,
            var number => Convert.ToInt32(number, System.Globalization.CultureInfo.InvariantCulture),
        };
        Assert.Equal(n, first);
    }

    [PythonFact("numpy", "pandas")]
    public void Indices_are_read_and_columns_of_other_types_are_told_by_name()
    {
        var frame = Frame.Load(PythonRunner.Run("""
            import pandas as pd, pickle, sys
            sys.stdout.buffer.write(pickle.dumps(pd.DataFrame({"a": [1, 2], "c": pd.Categorical(["x", "y"])}, index=pd.DatetimeIndex(["2026-12-01", "2026-12-02"], freq="D"))))
            """));
        Assert.Equal([new DateTime(2026, 12, 1), new DateTime(2026, 12, 2)], frame.Index);
        Assert.Equal([1, 2], frame["a"].To<int[]>());
        Assert.Contains("'c'", Assert.Throws<NotSupportedException>(() => frame["c"]).Message, StringComparison.Ordinal);
        Assert.Contains("'d'", Assert.Throws<KeyNotFoundException>(() => frame["d"]).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Corpus => new()
    {
        { "pandas__df.", "a: 1, 2, 3\nb: 0.5, NaN, 2.5\nc: x, y, \n" },
        { "pandas__df_dates.", "v: 1, 2\n" },
        { "pandas__df_empty.", "" },
    };

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Program_prints_the_columns_of_a_frame(string file, string printed)
    {
        var values = CorpusArchive.Values.Where(value => value.File.StartsWith(file, StringComparison.Ordinal)).ToList();
        Assert.True(values.Count >= 4);
        foreach (var value in values)
        {
            File.WriteAllBytes(_folder.File("frame.pkl"), value.Pickle);
            Assert.Equal(printed, _folder.Run("dotnet", typeof(Frame).Assembly.Location, "frame.pkl"));
        }
    }

    public void Dispose() => _folder.Dispose();
}
