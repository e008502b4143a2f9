namespace PickleGen.Tests.Closures;

/// <summary>Delegates that a program saved, loaded by another process of the same program after it was edited and built again.</summary>
public sealed class RebuiltProcessTests : IClassFixture<RebuiltProcessTests.Original>
{
    private readonly Original _original;

    public RebuiltProcessTests(Original original) => _original = original;

    public static TheoryData<string> HarmlessEdits() => [.. RebuiltProgram.HarmlessEdits().Select(edit => edit.Edit)];

    public static TheoryData<int> RealEdits() => [.. Enumerable.Range(0, RebuiltProgram.RealEdits().Count())];

    [Fact]
    public void The_same_build_loads_all() => Assert.Equal(RebuiltProgram.Answers, _original.LoadBy(RebuiltProgram.Source));

    [Theory]
    [MemberData(nameof(HarmlessEdits))]
    public void A_build_after_an_edit_elsewhere_loads_all(string edit) =>
        Assert.Equal(RebuiltProgram.Answers, _original.LoadBy(RebuiltProgram.HarmlessEdits().Single(candidate => candidate.Edit == edit).Source));

    [Fact]
    public void A_build_in_another_folder_loads_all() => Assert.Equal(RebuiltProgram.Answers, _original.LoadBy(RebuiltProgram.Source, "/home/elsewhere/Program.cs"));

    [Theory]
    [MemberData(nameof(RealEdits))]
    public void A_build_after_an_edit_of_its_code_refuses_that_one_and_loads_the_others(int index)
    {
        var (factory, edited) = RebuiltProgram.RealEdits().ElementAt(index);
        string[] expected = [.. RebuiltProgram.Answers];
        expected[Array.IndexOf(RebuiltProgram.Factories, factory)] = nameof(StaleCodeException);
        Assert.Equal(expected, _original.LoadBy(edited));
    }

    /// <summary>The first build, which saves each delegate to a file.</summary>
    public sealed class Original : IDisposable
    {
        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("rebuilt-");
        private readonly string _pickles;
        private int _builds;

        public Original()
        {
            _pickles = _root.CreateSubdirectory("pickles").FullName;
            SecondProcess.Run(BuildOf(RebuiltProgram.Source), ["save", _pickles, .. RebuiltProgram.Factories]);
        }

        /// <summary>What the delegates say in a process of another build.</summary>
        public string[] LoadBy(string source, string path = "/src/Program.cs")
        {
            var answers = SecondProcess.Run(BuildOf(source, path), ["load", _pickles, .. RebuiltProgram.Factories]);
            return [.. RebuiltProgram.Factories.Select(factory => answers[factory])];
        }

        public void Dispose() => _root.Delete(recursive: true);

        private string BuildOf(string source, string path = "/src/Program.cs") => Build.ToRun(source, Path.Combine(_root.FullName, $"build{_builds++}"), path);
    }
}
