namespace PickleGen.Conformance.Tests;

/// <summary>Truncated, mutated, oversized and hostile input, by every way in.</summary>
public class BadPicklesTests
{
    public static TheoryData<string> Readers => [.. BadPickles.Readers.Keys.Where(reader => reader != "Unpickler.Load")];

    [Theory]
    [MemberData(nameof(Readers))]
    public void What_CPython_rejects_is_rejected_with_its_offset(string reader) =>
        Assert.All(CorpusArchive.Bad.Where(bad => bad is { Want: "reject", StubsMayLoad: false }), bad =>
        {
            var error = Assert.ThrowsAny<UnpicklingException>(() => BadPickles.Readers[reader](bad.Pickle));
            Assert.InRange(error.Offset!.Value, 0, bad.Pickle.Length);
        });

    [Theory]
    [MemberData(nameof(Readers))]
    public void What_CPython_accepts_is_accepted(string reader) =>
        Assert.All(CorpusArchive.Bad.Where(bad => bad.Want == "accept"), bad => BadPickles.Readers[reader](bad.Pickle));

    [Theory]
    [MemberData(nameof(Readers))]
    public void What_breaks_CPython_gets_a_clean_answer(string reader) =>
        Assert.All(CorpusArchive.Bad, bad => Assert.True(Record.Exception(() => BadPickles.Readers[reader](bad.Pickle)) is null or UnpicklingException));

    [Theory]
    [MemberData(nameof(Readers))]
    public void No_bad_pickle_takes_memory_beyond_its_own_measure(string reader) => Assert.All(CorpusArchive.Bad, bad =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = Record.Exception(() => BadPickles.Readers[reader](bad.Pickle));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        // A byte of a pickle can stand for an object and a place on the stack; an exception and a first buffer come on top.
        Assert.True(allocated < 1_000_000 + 1000L * bad.Pickle.Length, $"{bad.Name}: {bad.Pickle.Length} bytes made it allocate {allocated}");
    });

    [Fact]
    public void Values_of_accepted_pickles_are_CPythons() =>
        Assert.All(CorpusArchive.Bad.Where(bad => bad is { Want: "accept", Value: not null } && !bad.Value.Value.GetRawText().Contains("vis_models", StringComparison.Ordinal)), bad =>
            Assert.Equal(Descriptions.Canonical(bad.Value!.Value), Descriptions.Canonical(Descriptions.Value(bad.Pickle, null, []).GetProperty("value"))));
}
