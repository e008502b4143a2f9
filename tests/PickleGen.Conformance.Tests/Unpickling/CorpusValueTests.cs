namespace PickleGen.Conformance.Tests;

/// <summary>Good pickles of all producers: the value that CPython gets, wherever no class is needed that is not Python's own.</summary>
public class CorpusValueTests
{
    [Fact]
    public void Every_pickle_of_Pythons_own_values_loads_to_the_value_that_CPython_gets() => AssertValues(value => new Reader(value.Pickle, Options(value)) { Buffers = value.Buffers });

    [Fact]
    public void From_a_stream_as_well() => AssertValues(value => new Reader(new MemoryStream(value.Pickle), Options(value)) { Buffers = value.Buffers });

    private static void AssertValues(Func<CorpusValue, Unpickler> open)
    {
        int loaded = 0;
        Assert.All(CorpusArchive.Values, value =>
        {
            object? result = null;
            var error = Record.Exception(() => result = open(value).Load());
            if (value.PlainReaderFails)
            {
                Assert.IsAssignableFrom<UnpicklingException>(error);
                return;
            }
            if (error is PickleSecurityException)
            {
                // A class of somebody's own, or a function: the name alone is no value.
                Assert.True(value.Graph is not null || value.Kind is "global", error.Message);
                return;
            }
            Assert.True(error is null, $"{error}");
            loaded++;
            if (value.Expected is { } expected) LoadedDescriptions.AssertEqual(expected, result);
        });
        Assert.Equal(ValuesOfPythonsOwn, loaded);
    }

    // So many need no class of others; a refusal of one that does not would pass unseen without this.
    private const int ValuesOfPythonsOwn = 1038;

    private static PickleOptions Options(CorpusValue value) => new()
    {
        StringEncoding = value.Encoding switch { "latin1" => PickleStringEncoding.Latin1, "bytes" => PickleStringEncoding.Bytes, _ => PickleStringEncoding.Ascii },
    };

    private sealed class Reader : Unpickler
    {
        public Reader(ReadOnlyMemory<byte> input, PickleOptions options)
            : base(input, options)
        {
        }

        public Reader(Stream input, PickleOptions options)
            : base(input, options)
        {
        }

        protected override object? PersistentLoad(object id) => new PicklePersistentStub(id);
    }
}
