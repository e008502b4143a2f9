namespace PickleGen.Conformance.Tests;

/// <summary>Pickles that are after something.</summary>
public class MaliciousPicklesTests
{
    /// <summary>Where CPython's stub reader gave up; ours may see further.</summary>
    private const string GaveUp = "!error";

    [Fact]
    public void Every_name_is_found_without_touching_it() => Assert.All(CorpusArchive.Malicious, malicious =>
    {
        var reader = new PickleDocumentReader(malicious.Pickle);
        _ = Record.Exception(reader.Read);
        var expected = malicious.Globals.TakeWhile(name => name.Module != GaveUp).ToArray();
        Assert.Equal(expected, reader.Globals.Take(expected.Length));
        if (malicious.Globals.All(name => name.Module != GaveUp)) Assert.Equal(expected.Length, reader.Globals.Count);
    });

    [Fact]
    public void What_nobody_allowed_is_refused() => Assert.All(
        CorpusArchive.Malicious.Where(malicious => malicious.Globals.Any(name => name.Module is "os" or "posix" or "subprocess")),
        malicious => Assert.ThrowsAny<UnpicklingException>(() => new Unpickler(malicious.Pickle).Load()));
}
