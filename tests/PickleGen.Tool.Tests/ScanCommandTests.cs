using System.Globalization;
using System.IO.Compression;

namespace PickleGen.Tool.Tests;

public sealed class ScanCommandTests : IDisposable
{
    private const string Evil = "cos\nsystem\n(S'true'\ntR.";

    private readonly TempFolder _folder = new();

    [Fact]
    public void Every_name_is_called_allowed_or_refused()
    {
        string file = _folder.File("two.pkl", ToolRun.Latin1("(cdatetime\ndate\ncos\nsystem\ncdatetime\ndate\nl."));
        var run = ToolRun.Of("scan", file);
        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Equal($"allowed  datetime date  {file}\nrefused  os system  {file}\n", run.Output);
    }

    [Theory]
    [InlineData("(cdatetime\ndate\nl.", 0, "allowed  datetime date  -\n", "nothing refused")]
    [InlineData("]K\x01" + "a.", 0, "", "no names")]
    [InlineData("c__builtin__\nset\n.", 0, "allowed  builtins set  -\n", "Python 2's name for an allowed one")]
    [InlineData("\x82\x05.", 1, "refused  extension 5  -\n", "an extension code")]
    [InlineData("Vos\nVsystem\n\x93.", 1, "refused  os system  -\n", "a name from the stack")]
    [InlineData("(ios\nsystem\n.", 1, "refused  os system  -\n", "a name of INST")]
    [InlineData("cbuiltins\ngetattr\n(Vos\nVsystem\ntRVx\n\x93.", 1, "refused  builtins getattr  -\nrefused  ? x  -\n", "a name made at run time")]
    [InlineData("N.cos\nsystem\n.", 1, "refused  os system  -\n", "behind STOP, where a second load finds it")]
    [InlineData("co\x1bs\nsys\rtem\n.", 1, "refused  o\\x1bs sys\\x0dtem  -\n", "escaped")]
    public void Names_are_found_wherever_they_are(string pickle, int exitCode, string output, string what)
    {
        var run = ToolRun.With(ToolRun.Latin1(pickle), "scan", "-");
        Assert.True((run.ExitCode, run.Output, run.Errors) == (exitCode, output, ""), $"{what}: {run}");
    }

    // What the loader makes of getattr with a name and a text is that name.
    [Theory]
    [InlineData("cbuiltins\ngetattr\n(czoneinfo\nZoneInfo\nV_unpickle\ntR.", 0, "allowed  builtins getattr  -\nallowed  zoneinfo ZoneInfo._unpickle  -\n", "a method by which Python loads")]
    [InlineData("c__builtin__\ngetattr\n(cdatetime\ndate\nV__new__\ntR.", 0, "allowed  builtins getattr  -\nallowed  datetime date.__new__  -\n", "a class's __new__")]
    [InlineData("cbuiltins\ngetattr\n(cos\npath\nVsystem\ntR.", 1, "allowed  builtins getattr  -\nrefused  os path.system  -\n", "a name that nobody allowed")]
    [InlineData("cbuiltins\ngetattr\n(cdatetime\ndate\nV__class__\ntR.", 1, "allowed  builtins getattr  -\nrefused  datetime date.__class__  -\n", "what a class has besides")]
    [InlineData("(cos\npath\ncbuiltins\ngetattr\n(cos\npath\nVsystem\ntRl.", 1, "refused  os path  -\nallowed  builtins getattr  -\nrefused  os path.system  -\n", "a name that stands by itself as well")]
    [InlineData("(cbuiltins\ngetattr\ncbuiltins\ngetattr\n(czoneinfo\nZoneInfo\nV_unpickle\ntRl.", 1, "refused  builtins getattr  -\nallowed  zoneinfo ZoneInfo._unpickle  -\n", "getattr as a value")]
    public void What_getattr_is_asked_for_is_a_name_like_others(string pickle, int exitCode, string output, string what)
    {
        var run = ToolRun.With(ToolRun.Latin1(pickle), "scan", "-");
        Assert.True((run.ExitCode, run.Output, run.Errors) == (exitCode, output, ""), $"{what}: {run}");
    }

    // Python has called it by then, whatever becomes of the result.
    [Theory]
    [InlineData("{0}N.", "below the root")]
    [InlineData("({0}1N.", "taken by POP_MARK")]
    [InlineData("]{0}a0N.", "in a list that is thrown away")]
    [InlineData("}}K\u0001{0}sK\u0001Ns.", "under a key that is set again")]
    [InlineData("]K\u0001aK\u0000{0}sK\u0000Ns.", "at an index that is set again")]
    [InlineData("N.{0}0N.", "in a pickle behind")]
    [InlineData("cbuiltins\ngetattr\np0\n(czoneinfo\nZoneInfo\nV_unpickle\ntR.g0\n(K\u0005V__class__\ntR.", "in a pickle behind, from the memo")]
    public void What_getattr_leads_to_does_not_hide(string pickle, string what)
    {
        var run = ToolRun.With(ToolRun.Latin1(string.Format(CultureInfo.InvariantCulture, pickle, "cbuiltins\ngetattr\n(K\u0005V__class__\ntR")), "scan", "-");
        Assert.True(run.ExitCode == 1 && run.Output.Contains("refused  builtins getattr  -\n", StringComparison.Ordinal), $"{what}: {run}");
    }

    [PythonFact]
    public void A_datetime_in_a_zone_is_allowed_at_every_protocol()
    {
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            byte[] pickle = PythonRunner.Run($"import pickle, sys, datetime, zoneinfo; sys.stdout.buffer.write(pickle.dumps(datetime.datetime(2026, 1, 2, tzinfo=zoneinfo.ZoneInfo('Europe/Vienna')), {protocol}))");
            Assert.Equal(0, ToolRun.With(pickle, "scan", "-").ExitCode);
        }
    }

    [Fact]
    public void Names_before_a_fault_count_for_Python_has_called_them_by_then()
    {
        var run = ToolRun.With(ToolRun.Latin1("cos\nsystem\n(S'true'\ntR"), "scan", "-");
        Assert.Equal((1, "refused  os system  -\n"), (run.ExitCode, run.Output));
        Assert.StartsWith("picklegen: -: ", run.Errors, StringComparison.Ordinal);
    }

    // What begins as a pickle behind a good one is one; raw data, as joblib has it, is not.
    [Theory]
    [InlineData("N.\x80\x04]\x94(K\x01", 2)]
    [InlineData("N.\x80\x04K\x01.", 0)]
    [InlineData("N.\0\0\0\xff\xff", 0)]
    public void A_pickle_behind_a_good_one_that_is_cut_short_is_not_fine(string pickles, int exitCode)
    {
        var run = ToolRun.With(ToolRun.Latin1(pickles), "scan", "-");
        Assert.Equal((exitCode, exitCode == 0), (run.ExitCode, run.Errors.Length == 0));
    }

    // joblib takes the STOP for an array's number.
    [Fact]
    public void Where_joblib_reads_numbers_between_the_opcodes_nothing_is_certain()
    {
        var run = ToolRun.With(ToolRun.Latin1("(cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81}b.tcos\nsystem\n(S'true'\ntR."), "scan", "--allow", "joblib.numpy_pickle.NumpyArrayWrapper", "-");
        Assert.Equal((2, "allowed  joblib.numpy_pickle NumpyArrayWrapper  -\n"), (run.ExitCode, run.Output));
    }

    // A shelf of dbm.dumb begins each value at a multiple of 512 bytes.
    [Theory]
    [InlineData("\x80\u0004cos\nsystem\n(S'true'\ntR.", 1, "refused  os system  -\n")]
    [InlineData("\x80\x04N.\0\x80\u0002cos\nsystem\n.\0\0\x80\u0004cos\npopen\n.", 1, "refused  os system  -\nrefused  os popen  -\n")]
    [InlineData("\x80\u0004cos\nsystem\n(S'true'\ntR", 1, "refused  os system  -\n")]
    [InlineData("\x80\x04\x82\x05.\x80\x80\x04N", 0, "")]
    [InlineData("\x80\u0004c\xff \n\n.", 0, "")]
    public void A_pickle_among_raw_data_behind_a_good_one_is_found(string behind, int exitCode, string output)
    {
        var run = ToolRun.With(ToolRun.Latin1("N.\0\0\0" + behind), "scan", "-");
        Assert.Equal((exitCode, output), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("\x80\u0004")]
    [InlineData("\x80\u0004I")]
    public void Raw_data_that_looks_like_opcodes_everywhere_takes_no_time_without_end(string repeated)
    {
        byte[] raw = [.. "N.\0"u8, .. Enumerable.Repeat(ToolRun.Latin1(repeated), 1 << 19).SelectMany(static bytes => bytes)];
        var run = ToolRun.With(raw, "scan", "-");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("too many places", run.Errors, StringComparison.Ordinal);
    }

    // Python extends the bytearray, and has called before it misses STOP.
    [Theory]
    [InlineData("N.\x96\0\0\0\0\0\0\0\0(K\u0001e0" + Evil, 2)]
    [InlineData("N.\x96\0\0\0\0\0\0\0\0(K\u0001e0cos\nsystem\n(S'true'\ntR", 2)]
    [InlineData("N.\x96\0\0\0\0\0\0\0\0(K\u0001e0(S'true'\nios\nsystem\n", 2)]
    [InlineData("N.\x96\0\0\0\0\0\0\0\0(K\u0001e." + Evil, 2)]
    [InlineData("N.\x96\0\0\0\0\0\0\0\0(K\u0001e.\x80\x04\x95\x03\0\0\0\0\0\0\0\x8c\x03xabN.", 2)]
    [InlineData("N.\x96\0\0\0\0\0\0\0\0(K\u0001e0", 0)]
    [InlineData("N.\x96\0\0\0\0\0\0\0\0(K\u0001e.N.", 0)]
    [InlineData("N.e and other\nraw data\nR", 0)]
    [InlineData("N.import os\nimport sys\nb = 1", 0)]
    [InlineData("N.class A:\n    pass\nb = 1", 0)]
    [InlineData("N.\x82\x05\xff", 0)]
    public void What_calls_behind_a_good_pickle_is_not_passed_over(string pickles, int exitCode)
    {
        var run = ToolRun.With(ToolRun.Latin1(pickles), "scan", "-");
        Assert.Equal((exitCode, exitCode == 0), (run.ExitCode, run.Errors.Length == 0));
    }

    [Theory]
    [InlineData("customer,base\nindia,red\nbelgium,blue\n")]
    [InlineData("id,base\nindia,red\nbelgium,blue\n")]
    [InlineData("class A:\n    pass\n")]
    [InlineData("\x82\x05\xff\xff")]
    [InlineData("\x84\x05\x06\x07\x08N\xff")]
    public void A_text_or_raw_data_whose_beginning_looks_like_a_name_is_no_pickle(string content)
    {
        string file = _folder.File("data", ToolRun.Latin1(content));
        var run = ToolRun.Of("scan", Path.GetDirectoryName(file)!);
        Assert.Equal((0, "", $"picklegen: {file}: no pickle found\n"), (run.ExitCode, run.Output, run.Errors));
    }

    // CPython's C reader, given a stream, drops what is left of such a frame, and loads something else.
    [Theory]
    [InlineData("\x80\x04\x95\x03\0\0\0\0\0\0\0\x8c\x03xabN.", 2)]
    [InlineData("\x80\x04\x95\x02\0\0\0\0\0\0\0N.\x80\x04\x95\x03\0\0\0\0\0\0\0N.0", 2)]
    [InlineData("\x80\x04\x95\x0c\0\0\0\0\0\0\0\x95\x02\0\0\0\0\0\0\0N0N.", 2)]
    [InlineData("\x80\x04\x95\x02\0\0\0\0\0\0\0N0\x95\x02\0\0\0\0\0\0\0N.", 0)]
    public void A_frame_that_no_pickler_writes_is_not_fine(string pickle, int exitCode)
    {
        var run = ToolRun.With(ToolRun.Latin1(pickle), "scan", "-");
        Assert.True((run.ExitCode, run.Errors.Contains("FRAME", StringComparison.Ordinal)) == (exitCode, exitCode == 2), run.ToString());
    }

    // Python extends the bytearray.
    [Theory]
    [InlineData("\x96\0\0\0\0\0\0\0\0(K\u0001e0" + Evil)]
    [InlineData("\x96\0\0\0\0\0\0\0\0(K\u0001e." + Evil)]
    [InlineData("\x96\0\0\0\0\0\0\0\0(K\u0001e0cos\nsystem\n(S'true'\ntR")]
    public void What_Python_reads_further_is_not_passed_over_in_a_folder(string pickles)
    {
        string file = _folder.File("model.bin", ToolRun.Latin1(pickles));
        var run = ToolRun.Of("scan", Path.GetDirectoryName(file)!);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"picklegen: {file}: APPEND finds a bytearray", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_said_and_is_not_fine()
    {
        string bad = _folder.File("bad.pkl", ToolRun.Latin1("(K"));
        var run = ToolRun.Of("scan", bad, _folder.PathOf("missing.pkl"));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(2, run.Errors.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("(at byte 1)", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Zip_files_are_looked_into_also_inside_each_other()
    {
        byte[] inner = Zip(("archive/data.pkl", ToolRun.Latin1(Evil)), ("archive/data/0", [1, 2, 3, 4]), ("archive/version", "3\n"u8.ToArray()));
        string model = _folder.File("model.pt", inner);
        string outer = _folder.File("outer.zip", Zip(("model.pt", inner)));
        var run = ToolRun.Of("scan", model, outer);
        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Equal($"refused  os system  {model}/archive/data.pkl\nrefused  os system  {outer}/model.pt/archive/data.pkl\n", run.Output);
    }

    [Fact]
    public void A_broken_pickle_or_zip_inside_a_zip_is_said()
    {
        string file = _folder.File("x.pt", Zip(("data.pkl", ToolRun.Latin1("(K")), ("good.zip", ToolRun.Latin1("PK\x03\x04 and no more"))));
        var run = ToolRun.Of("scan", file);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"{file}/data.pkl: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"{file}/good.zip: ", run.Errors, StringComparison.Ordinal);
    }

    // numpy evaluates the header, so there is more than one word for objects.
    [Theory]
    [InlineData("'|O'")]
    [InlineData("\"|O\"")]
    [InlineData("'\\x4f'")]
    [InlineData("'object'")]
    [InlineData("'i4,O'")]
    [InlineData("[('a', '<i4'), ('b', \"O\")]")]
    public void A_pickle_in_an_array_is_found_however_its_type_is_spelled(string type)
    {
        var run = ToolRun.With([.. Header(type, 1), .. ToolRun.Latin1(Evil)], "scan", "-");
        Assert.Equal((1, "refused  os system  -\n", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public void What_lies_behind_an_array_is_looked_into()
    {
        byte[] numbers = [.. Header("'<i4'", 2), .. "cos\n\0\0\0\0"u8];
        Assert.Equal((0, ""), Scanned(numbers));
        Assert.Equal((0, ""), Scanned([.. numbers, .. numbers]));
        Assert.Equal((1, "refused  os system  -\n"), Scanned([.. numbers, .. ToolRun.Latin1(Evil)]));
        Assert.Equal((1, "refused  os system  -\n"), Scanned([.. numbers, .. numbers, .. Header("'|O'", 1), .. ToolRun.Latin1(Evil)]));
        // Records of numbers are no pickle either.
        Assert.Equal((0, ""), Scanned([.. Header("[('O', '<i4')]", 1), 0, 0, 0, 0]));

        static (int, string) Scanned(byte[] content) => ToolRun.With(content, "scan", "-") is var run ? (run.ExitCode, run.Output) : default;
    }

    [PythonFact("numpy")]
    public void Arrays_of_objects_hide_nothing_and_arrays_of_numbers_hold_no_pickle()
    {
        byte[] npz = PythonRunner.Run("""
            import io, sys, numpy as np, datetime
            out = io.BytesIO()
            np.savez_compressed(out, numbers=np.arange(3), objects=np.array([datetime.date(2020, 1, 1), None], dtype=object),
                                records=np.zeros(1, dtype=[('a', 'O'), ('b', 'i4')]))
            sys.stdout.buffer.write(out.getvalue())
            """);
        string file = _folder.File("arrays.npz", npz);
        var run = ToolRun.Of("scan", file);
        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Contains($"allowed  datetime date  {file}/objects.npy\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"refused  numpy ndarray  {file}/records.npy\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("numbers.npy", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_are_searched_and_what_is_no_pickle_is_passed_over_and_listed()
    {
        string evil = _folder.File("evil.bin", ToolRun.Latin1(Evil));
        string text = _folder.File("README.md", "# Nothing here\n"u8.ToArray());
        var run = ToolRun.Of("scan", Path.GetDirectoryName(evil)!);
        Assert.Equal((1, $"refused  os system  {evil}\n", $"picklegen: {text}: no pickle found\n"), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public void No_malicious_pickle_passes() => Assert.All(CorpusArchive.Malicious.Where(malicious => malicious.Globals.Count > 0), malicious =>
    {
        var run = ToolRun.With(malicious.Pickle, "scan", "-");
        Assert.NotEqual(0, run.ExitCode);
    });

    // numpy/lib/format.py
    private static byte[] Header(string type, int length)
    {
        string text = $"{{'descr': {type}, 'fortran_order': False, 'shape': ({length},), }}\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. ToolRun.Latin1(text)];
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return bytes.ToArray();
    }
}
