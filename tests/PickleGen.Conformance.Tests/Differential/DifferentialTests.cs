using System.Text;
using System.Text.Json;

namespace PickleGen.Conformance.Tests;

/// <summary>Good pickles of plain values with one byte changed: where CPython loads a value we load the same, where it refuses we refuse.</summary>
public class DifferentialTests
{
    private const int Mutations = 1500;
    private const int LongestPickle = 200;

    // One process, bounded in memory and time: a changed length may ask for anything. No name is looked up, so nothing can be called.
    private const string Load =
        """
        import base64, io, json, pickle, resource, signal, sys; sys.path.insert(0, sys.argv[1])
        import describe
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        def late(*_): raise TimeoutError
        signal.signal(signal.SIGALRM, late)
        class Closed(pickle.Unpickler):
            def find_class(self, module, name): raise pickle.UnpicklingError("no names here")
        for line in sys.stdin:
            signal.alarm(5)
            try: print(json.dumps(describe.value(Closed(io.BytesIO(base64.b64decode(line))).load())))
            except BaseException as e: print(json.dumps({"error": type(e).__name__ + ": " + str(e)[:200]}))
            signal.alarm(0)
        """;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [PythonTheory]
    [MemberData(nameof(Seeds))]
    public void One_changed_byte_makes_the_same_difference_as_in_CPython(int seed)
    {
        byte[][] mutants = [.. Mutants(seed)];
        string input = string.Concat(mutants.Select(mutant => Convert.ToBase64String(mutant) + "\n"));
        string[] answers = PythonRunner.RunText(Load, Encoding.ASCII.GetBytes(input), Path.Combine(AppContext.BaseDirectory, "Python")).Split('\n');
        Assert.Equal(mutants.Length, answers.Length);
        int loaded = 0;
        Assert.All(mutants.Zip(answers), item =>
        {
            var expected = JsonDocument.Parse(item.Second, new JsonDocumentOptions { MaxDepth = 1000 }).RootElement;
            object? value = null;
            var error = Record.Exception(() => value = new Closed(item.First).Load());
            if (expected.TryGetProperty("error", out var reason))
            {
                if (error is null && KnownDifference.MayLoadHereAlone(item.First, reason.GetString()!)) return;
                Assert.True(error is UnpicklingException { Offset: not null }, $"{Convert.ToHexString(item.First)}: CPython says {reason}, here it is {error?.ToString() ?? "loaded"}");
                return;
            }
            Interlocked.Increment(ref loaded);
            Assert.True(error is null, $"{Convert.ToHexString(item.First)}: CPython loads {expected}, here it is {error}");
            LoadedDescriptions.AssertEqual(expected, value);
        });
        Assert.InRange(loaded, Mutations / 20, Mutations);
    }

    private static IEnumerable<byte[]> Mutants(int seed)
    {
        var random = new Random(seed);
        byte[][] good =
        [
            .. CorpusArchive.Values
                .Where(value => value.Pickle.Length <= LongestPickle && value is { Encoding: null, PlainReaderFails: false } && PickleDocument.Parse(value.Pickle).Globals.Count == 0)
                .Select(value => value.Pickle),
        ];
        for (int i = 0; i < Mutations; i++)
        {
            byte[] mutant = [.. good[random.Next(good.Length)]];
            mutant[random.Next(mutant.Length)] = (byte)random.Next(256);
            yield return mutant;
        }
    }

    private sealed class Closed(byte[] pickle) : Unpickler(pickle)
    {
        protected override object FindClass(string module, string name) => throw new UnpicklingException("no names here");
    }
}
