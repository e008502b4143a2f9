using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using PickleGen.Tests.Closures;

namespace PickleGen.Tests.Pickling;

/// <summary>The error names the type to annotate.</summary>
public class NotPicklableTests
{
    private const string Name = "'PickleGen.Tests.Pickling.NotPicklableTests+Plain'";

    [Fact]
    public void Of_what_is_made_of_others_the_innermost_is_named()
    {
        AssertNames(new Plain());
        Assert.StartsWith($"{Name} cannot be pickled", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize<object>(new List<Plain> { new() })).Message, StringComparison.Ordinal);
        AssertNames(new List<Plain> { new() });
        AssertNames(new Plain[1][]);
        AssertNames(new Dictionary<string, List<Plain?>>());
        AssertNames((1, (Plain?)null));
    }

    [Fact]
    public void Of_a_generic_type_that_is_nobodys_it_is_the_type_itself() =>
        Assert.StartsWith("'PickleGen.Tests.Pickling.NotPicklableTests+Box`1[System.Int32]' cannot", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new Box<int>())).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_annotated_and_has_no_code_is_not_to_be_annotated()
    {
        var type = Build.Of("[PickleGen.Picklable] public class Note;").Assembly.GetType("Note")!;
        string message = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(Activator.CreateInstance(type), type)).Message;
        Assert.StartsWith("'Note' cannot be pickled: it is annotated, but its assembly 'Program' has no code for it.", message, StringComparison.Ordinal);
        Assert.Contains("CS8785", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_travel_is_told_why_as_in_members()
    {
        Assert.StartsWith("The object cannot be pickled: a 'System.Threading.Tasks.Task' is a task", Failed(Task.CompletedTask), StringComparison.Ordinal);
        Assert.StartsWith("The object cannot be pickled: a 'System.IO.MemoryStream' is an open stream.", Failed(new MemoryStream()), StringComparison.Ordinal);
        Assert.StartsWith($"'{typeof(List<MemoryStream>)}' cannot be pickled: a 'System.IO.MemoryStream' is an open stream.", Failed(new List<MemoryStream>()), StringComparison.Ordinal);
        Assert.StartsWith("The object cannot be pickled: a 'System.IO.MemoryStream' is", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<MemoryStream>("N."u8)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_can_annotate_is_to_be_declared()
    {
        Assert.StartsWith("'System.Diagnostics.Stopwatch' cannot be pickled: declare it with [assembly: PicklableExternal], or", Failed(new System.Diagnostics.Stopwatch()), StringComparison.Ordinal);
        Assert.StartsWith("'System.Int32[,,,,]' cannot be pickled: declare it with", Failed(new int[1, 1, 1, 1, 1]), StringComparison.Ordinal);
        Assert.Contains("annotate it with [Picklable]", Failed(new Plain()), StringComparison.Ordinal);
    }

    private static string Failed<T>(T value) => Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(value)).Message;

    /// <summary>Whoever catches what loading throws catches this as well.</summary>
    [Fact]
    public async Task On_load_it_is_an_error_of_loading()
    {
        byte[] none = "N."u8.ToArray();
        AssertLoads(() => PickleSerializer.Deserialize<Plain>(none));
        AssertLoads(() => PickleSerializer.Deserialize<List<Plain>>(none));
        AssertLoads(() => PickleSerializer.Deserialize<Plain>(new System.Buffers.ReadOnlySequence<byte>(none)));
        AssertLoads(() => PickleSerializer.Deserialize<Plain>(new MemoryStream(none)));
        AssertLoads(() => new Unpickler(none).Load<Plain>());
        AssertLoads(() => PickleSerializer.Populate(none, new List<Plain>()));
        AssertLoaded(await Assert.ThrowsAsync<UnpicklingException>(async () => await PickleSerializer.DeserializeAsync<Plain>(new MemoryStream(none))));
        AssertLoaded(await Assert.ThrowsAsync<UnpicklingException>(async () => await PickleSerializer.DeserializeStreamAsync<Plain>(new MemoryStream(none)).GetAsyncEnumerator().MoveNextAsync()));
        AssertLoaded(await Assert.ThrowsAsync<UnpicklingException>(async () => await PickleSerializer.DeserializeElementsAsync<Plain>(new MemoryStream(none)).GetAsyncEnumerator().MoveNextAsync()));
        // Whichever is asked for first: the type is looked up once.
        AssertNames(new Plain());
        AssertLoads(() => PickleSerializer.Deserialize<Plain>(none));
    }

    /// <summary>Classes of which .NET hands out others that derive from them: as places they are known, those others are not.</summary>
    [Fact]
    public void Of_a_class_that_is_saved_as_its_base_the_error_says_what_to_declare()
    {
        AssertBase(new UTF8Encoding(), "System.Text.Encoding");
        AssertBase(new UnicodeEncoding(), "System.Text.Encoding");
        AssertBase(typeof(int).GetTypeInfo(), "System.Type");
        AssertBase(new OwnCulture(), "System.Globalization.CultureInfo");
        AssertBase(new OwnAddress(), "System.Net.IPAddress");
        AssertBase(new List<UTF8Encoding> { new() }, "System.Text.Encoding");
        AssertBase(new UTF8Encoding[1], "System.Text.Encoding");
        AssertBase(new UTF8Encoding[1, 1], "System.Text.Encoding");
        AssertBase(new Dictionary<string, (int, UTF8Encoding)>(), "System.Text.Encoding");
        Assert.Contains("'System.Text.Encoding'", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<UTF8Encoding>("N."u8.ToArray())).Message, StringComparison.Ordinal);
        // What has a place of the base type is saved.
        Assert.Equal(Encoding.UTF8.WebName, PickleSerializer.DeepClone<Encoding>(new UTF8Encoding())!.WebName);
        Assert.Equal(typeof(int), PickleSerializer.DeepClone<Type>(typeof(int).GetTypeInfo()));
    }

    private static void AssertBase<T>(T value, string place)
    {
        var thrown = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(value));
        Assert.EndsWith($"declare its place as '{place}'. (at $)", thrown.Message, StringComparison.Ordinal);
    }

    private sealed class OwnCulture() : CultureInfo("fr-FR");

    private sealed class OwnAddress() : IPAddress(0x0100007f);

    private static void AssertLoads(Action load) => AssertLoaded(Assert.Throws<UnpicklingException>(load));

    private static void AssertLoaded(UnpicklingException thrown) => Assert.StartsWith(Name, thrown.Message, StringComparison.Ordinal);

    private static void AssertNames<T>(T value)
    {
        var thrown = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(value));
        Assert.StartsWith(typeof(T) == typeof(Plain) ? $"{Name} cannot be pickled" : $"{Name}, which '", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("$", thrown.Path);
    }

    private sealed class Plain;

    private sealed class Box<T>
    {
        public T? Value { get; set; }
    }
}
