using System.Runtime.Serialization;
using Microsoft.CodeAnalysis.CodeFixes;
using PickleGen.Analyzers.Migration;
using PickleGen.Analyzers.Tests.CodeFixes;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.Migration;

/// <summary>
/// Types that BinaryFormatter knew, compiled and round-tripped before and after the fix made them [Picklable]: what the copy looks like
/// and which callbacks ran is the same. <see cref="DataContractSerializer"/> is the judge of before: it heeds the same attributes and
/// interfaces, and still runs.
/// </summary>
public sealed partial class MigratedTypesTests
{
    public static TheoryData<string, string> Types() => new()
    {
        {
            "every field, private, inherited and behind properties, but those that are not serialized",
            """
            [Serializable]
            public class Document
            {
                protected int _version = 1;
                private readonly DateTime _made = new(2024, 2, 29, 12, 30, 0, DateTimeKind.Utc);
                public string Title { get; set; } = "";
                public string Made => _made.ToString("O");
                public void Save() => _version++;
            }

            [Serializable]
            public class Sample : Document
            {
                private List<string> _lines = [];
                internal Dictionary<string, int> Counts = [];
                [NonSerialized] private string? _text;
                [field: NonSerialized] public event Action? Changed;

                public void Add(string line) { _lines.Add(line); Counts[line] = Counts.GetValueOrDefault(line) + 1; _text = null; Changed?.Invoke(); }
                public string Text => _text ??= string.Join(',', _lines);

                public static Sample Make()
                {
                    var made = new Sample { Title = "t" };
                    made.Changed += () => made.Save();
                    made.Add("a");
                    made.Add("b");
                    made.Add("a");
                    _ = made.Text;
                    return made;
                }

                public static string Show(Sample s) => $"{s._version} {s.Made} {s.Title} {s.Text} {string.Join(',', s.Counts.OrderBy(c => c.Key))} {s._text?.Length} {s.Changed is null}";
            }
            """
        },
        {
            "callbacks in their order, over what is there when they run",
            """
            [Serializable]
            public class Sample
            {
                public static readonly List<string> Log = [];
                public int Value;
                [NonSerialized] private int _doubled;

                [OnSerializing] private void Saving(StreamingContext context) { Log.Add($"saving {Value}"); Value++; }
                [OnSerialized] private void Saved(StreamingContext context) { Log.Add($"saved {Value}"); Value--; }
                [OnDeserializing] private void Loading(StreamingContext context) => Log.Add($"loading {Value}");
                [OnDeserialized] private void Loaded(StreamingContext context) { Log.Add($"loaded {Value}"); _doubled = 2 * Value; }

                public static Sample Make() => new() { Value = 4 };
                public static string Show(Sample s) => $"{string.Join(", ", Log)}: {s.Value} {s._doubled}";
            }
            """
        },
        {
            "a state of its own by ISerializable",
            """
            [Serializable]
            public class Sample : ISerializable
            {
                private readonly double _kelvin;
                private readonly int _reads;
                public string? Place { get; }

                public Sample(double celsius, string? place) { _kelvin = celsius + 273.15; Place = place; }

                protected Sample(SerializationInfo info, StreamingContext context)
                {
                    _kelvin = info.GetDouble("celsius") + 273.15;
                    Place = info.GetString("place");
                    _reads = info.GetInt32("reads") + 1;
                }

                public void GetObjectData(SerializationInfo info, StreamingContext context)
                {
                    info.AddValue("celsius", _kelvin - 273.15);
                    info.AddValue("place", Place);
                    info.AddValue("reads", _reads);
                }

                public static Sample Make() => new(36.85, "Paris");
                public static string Show(Sample s) => $"{s._kelvin:f2} {s.Place} {s._reads}";
            }
            """
        },
        {
            "one object that two fields share, and a cycle",
            """
            [Serializable]
            public class Node { public string Name = ""; public Sample? Owner; }

            [Serializable]
            public class Sample
            {
                private Node _first = new() { Name = "n" };
                private Node? _second;

                public static Sample Make() { var made = new Sample(); made._second = made._first; made._first.Owner = made; return made; }
                public static string Show(Sample s) => $"{ReferenceEquals(s._first, s._second)} {ReferenceEquals(s._first.Owner, s)} {s._second!.Name}";
            }
            """
        },
        {
            "a structure",
            """
            [Serializable]
            public struct Sample
            {
                private int _x;
                public double Y { get; private set; }

                public static Sample Make() => new() { _x = 1, Y = 2.5 };
                public static string Show(Sample s) => FormattableString.Invariant($"{s._x} {s.Y}");
            }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Types))]
    [MemberData(nameof(Habits))]
    public async Task A_migrated_type_behaves_as_it_did(string what, string source)
    {
        Assert.NotEmpty(what);
        source = $"using System.Runtime.Serialization;\n{source}\npublic static class Program {{ public static object Make() => Sample.Make(); }}\n";
        string[] migrated = await FixHarness.FixAllAsync(new SerializableTypeAnalyzer(), new MakePicklableCodeFix(), FixAllScope.Solution, [source]);
        string after = Assert.Single(migrated);
        Assert.DoesNotContain("Serializable", after, StringComparison.Ordinal);
        Assert.Empty(await AnalyzerHarness.RunAsync(AnalyzerHarness.Compile(after), [new PicklableTypeAnalyzer()]));
        Assert.Equal(RoundTrip(source, CopyByContract), RoundTrip(after, CopyByPickle));
    }

    private static string RoundTrip(string source, Func<object, object> copy)
    {
        var program = Programs.Load(AnalyzerHarness.Compile(source));
        object copied = copy(program.Call<object>("Program", "Make"));
        return (string)copied.GetType().GetMethod("Show")!.Invoke(null, [copied])!;
    }

    private static object CopyByContract(object value)
    {
        var serializer = new DataContractSerializer(value.GetType(), new DataContractSerializerSettings { PreserveObjectReferences = !typeof(ISerializable).IsAssignableFrom(value.GetType()) });
        using var stream = new MemoryStream();
        serializer.WriteObject(stream, value);
        stream.Position = 0;
        return serializer.ReadObject(stream)!;
    }

    private static object CopyByPickle(object value) => PickleSerializer.Deserialize(PickleSerializer.Serialize(value))!;
}
