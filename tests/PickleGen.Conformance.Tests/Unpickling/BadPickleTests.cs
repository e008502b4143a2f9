namespace PickleGen.Conformance.Tests;

/// <summary>Bad and hostile input: what CPython rejects is rejected cleanly, what it takes is taken, and nothing costs much.</summary>
public class BadPickleTests
{
    private const long MostBytesAllocated = 64 << 20;

    // 'vis_models' is a module of the corpus; here nobody allowed its classes, and a refusal is as good an answer.
    private static bool NamesTheCorpusModels(UnpicklingException? error) => error is PickleSecurityException && error.Message.Contains("vis_models", StringComparison.Ordinal);

    [Fact]
    public void What_CPython_rejects_is_rejected_with_its_offset() => Assert.All(CorpusArchive.Bad.Where(bad => bad.Want == "reject"), bad =>
    {
        Assert.NotNull(Assert.ThrowsAny<UnpicklingException>(() => new Unpickler(bad.Pickle).Load()).Offset);
        Assert.NotNull(Assert.ThrowsAny<UnpicklingException>(() => new Unpickler(new MemoryStream(bad.Pickle)).Load()).Offset);
    });

    [Fact]
    public void What_CPython_accepts_is_accepted() => Assert.All(CorpusArchive.Bad.Where(bad => bad.Want == "accept"), bad =>
    {
        object? value = null;
        if (Record.Exception(() => value = new Unpickler(bad.Pickle).Load()) is { } error)
        {
            Assert.True(NamesTheCorpusModels(error as UnpicklingException), error.ToString());
            return;
        }
        if (bad.Value is { } expected) LoadedDescriptions.AssertEqual(expected, value);
    });

    [Fact]
    public void What_breaks_CPython_gets_a_clean_answer() => Assert.All(CorpusArchive.Bad.Where(bad => bad.Want == "safe"), bad =>
    {
        if (Record.Exception(() => new Unpickler(bad.Pickle).Load()) is { } error) Assert.NotNull(Assert.IsAssignableFrom<UnpicklingException>(error).Offset);
    });

    [Fact]
    public void No_bad_pickle_allocates_more_than_it_is_worth() => Assert.All(CorpusArchive.Bad, bad =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Record.Exception(() => new Unpickler(bad.Pickle).Load());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Math.Min(MostBytesAllocated, 1_000_000 + 200L * bad.Pickle.Length));
    });

    [Fact]
    public void Malicious_pickles_are_refused_or_harmless() => Assert.All(CorpusArchive.Malicious, malicious =>
    {
        object? value = null;
        if (Record.Exception(() => value = new Unpickler(malicious.Pickle).Load()) is { } error) Assert.NotNull(Assert.IsAssignableFrom<UnpicklingException>(error).Offset);
        else Assert.Empty(malicious.Globals);
    });
}
