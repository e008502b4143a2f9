namespace PickleGen.Tests.Unpickling;

/// <summary>An object where a text is declared: a class is named by texts, and the first is read as the value.</summary>
public sealed partial class ObjectForTextTests
{
    [Picklable(Layout = PickleLayout.Dict)]
    public sealed partial record Row(int Before, string Value, int After);

    [Picklable(Layout = PickleLayout.Dict)]
    public sealed partial record Other<T>(int Before, T Value, int After);

    [Picklable(Module = "texts", Name = "Thing")]
    public sealed partial record Thing(int X);

    [Fact]
    public void Error_says_what_stands_there()
    {
        AssertSaid<Other<Guid>, Row>(new(1, Guid.Empty, 2), "uuid.UUID", "$.Value");
        AssertSaid<Other<decimal>, Row>(new(1, 1.5m, 2), "decimal.Decimal", "$.Value");
        AssertSaid<Other<DateTime>, Row>(new(1, DateTime.UnixEpoch, 2), "datetime.datetime", "$.Value");
        AssertSaid<Other<Thing>, Row>(new(1, new(3), 2), "texts.Thing", "$.Value");
        AssertSaid<Guid[], string[]>([Guid.Empty], "uuid.UUID", "$[0]");
        AssertSaid<Dictionary<string, Guid>, Dictionary<string, string>>(new() { ["a"] = Guid.Empty }, "uuid.UUID", "$['a']");
        AssertSaid<Dictionary<Guid, string>, Dictionary<string, string>>(new() { [Guid.Empty] = "a" }, "uuid.UUID", "$[…]");
        AssertSaid<HashSet<Guid>, HashSet<string>>([Guid.Empty], "uuid.UUID", "$[0]");
        AssertSaid<(int, Guid), (int, string)>((1, Guid.Empty), "uuid.UUID", "$[1]");
        AssertSaid<(Guid, int), (string, int)>((Guid.Empty, 1), "uuid.UUID", "$[0]");
    }

    private static void AssertSaid<TSaved, TLoaded>(TSaved value, string name, string path)
    {
        byte[] pickle = PickleSerializer.Serialize(value);
        var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<TLoaded>(pickle));
        Assert.Contains($" An object of '{name}' stands there, and no text. (at {path}, ", error.Message, StringComparison.Ordinal);
        // As CPython has it, with MEMOIZE behind each text; and in a stream.
        Assert.Contains($"'{name}' stands there", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<TLoaded>(Memoizing(pickle))).Message, StringComparison.Ordinal);
        Assert.Contains($"'{name}' stands there", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<TLoaded>(new MemoryStream(pickle))).Message, StringComparison.Ordinal);
    }

    private static byte[] Memoizing(byte[] pickle)
    {
        int at = pickle.AsSpan().IndexOf((byte)PickleOpcode.StackGlobal);
        return [.. pickle.AsSpan(0, at), (byte)PickleOpcode.Memoize, .. pickle.AsSpan(at)];
    }

    // The reader stood before the class, or behind it.
    [Fact]
    public void Errors_elsewhere_say_nothing_of_it()
    {
        Assert.DoesNotContain("stands there", Refusal<Row>(PickleSerializer.Serialize(new Other<int>(1, 3, 2))), StringComparison.Ordinal);
        Assert.DoesNotContain("stands there", Refusal<Other<int>>(PickleSerializer.Serialize(new Other<Guid>(1, Guid.Empty, 2))), StringComparison.Ordinal);
        Assert.DoesNotContain("stands there", Refusal<List<int>>([0x80, 4, .. "(Vx\nVy\nl."u8]), StringComparison.Ordinal);
        Assert.DoesNotContain("stands there", Refusal<object>([0x80, 4, 0x8c, 1, (byte)'a', 0x8c, 1, (byte)'b', 0x93, (byte)'.']), StringComparison.Ordinal);
    }

    // As CPython writes a class, with MEMOIZE before STACK_GLOBAL: the machine stands there when it asks for the class.
    [Fact]
    public void A_name_that_is_refused_was_not_taken_for_a_text()
    {
        byte[] pickle = [0x80, 4, 0x8c, 1, (byte)'a', 0x94, 0x8c, 1, (byte)'b', 0x94, 0x93, 0x94, (byte)')', 0x81, (byte)'.'];
        foreach (byte[] each in (byte[][])[pickle, [0x80, 4, .. "]("u8, .. pickle[2..^1], .. "e."u8]])
        {
            Assert.DoesNotContain("stands there", Refusal<object>(each), StringComparison.Ordinal);
            Assert.DoesNotContain("stands there", Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize(each)).Message, StringComparison.Ordinal);
            Assert.DoesNotContain("stands there", Assert.Throws<UnpicklingException>(() => new Failing(each).Load()).Message, StringComparison.Ordinal);
        }
    }

    private sealed class Failing(byte[] pickle) : Unpickler(pickle)
    {
        protected override object FindClass(string module, string name) => throw new FormatException("Nobody knows.");
    }

    private static string Refusal<T>(byte[] pickle) => Assert.ThrowsAny<UnpicklingException>(() => PickleSerializer.Deserialize<T>(pickle)).Message;
}
