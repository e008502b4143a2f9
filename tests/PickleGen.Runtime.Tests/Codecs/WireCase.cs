using System.Buffers;
using System.Runtime.CompilerServices;

namespace PickleGen.Tests.Codecs;

/// <summary>A value of one row of docs/wire-format.md, and what Python shows for it.</summary>
/// <param name="Row">The row: the C# type as the table spells it.</param>
/// <param name="PythonType">What <c>type(x)</c> is called.</param>
/// <param name="PythonRepr">What <c>repr(x)</c> is; null: it differs from run to run.</param>
public abstract record WireCase(string Row, string PythonType, string? PythonRepr)
{
    /// <summary>Whether Python writes all of the value again; what it has no place for is lost there.</summary>
    public bool ComesBack { get; init; } = true;

    /// <summary>The lowest protocol that has all of the value.</summary>
    public int FromProtocol { get; init; }

    /// <summary>Where in the source the case stands.</summary>
    public int Line { get; init; }

    /// <summary>The value as the static type's codec writes it.</summary>
    public abstract byte[] Serialize(int protocol);

    /// <summary>Loads the pickle as the static type and fails unless it is the value.</summary>
    public abstract void AssertLoads(byte[] pickle, string what);

    /// <summary>Saves and loads it in every way in which the static type is given at run time, and fails unless that is the same.</summary>
    public abstract Task AssertTypeSaysTheSame(int protocol);

    public override string ToString() => $"{Row} (line {Line}): {PythonRepr}";
}

/// <inheritdoc/>
public sealed record WireCase<T>(string Row, T Value, string PythonType, string? PythonRepr, Func<T, object?>? Look = null) : WireCase(Row, PythonType, PythonRepr)
{
    public override byte[] Serialize(int protocol) => PickleSerializer.Serialize(Value, new PickleOptions { Protocol = protocol });

    public override void AssertLoads(byte[] pickle, string what)
    {
        object? expected = Seen(Value), found = Seen(PickleSerializer.Deserialize<T>(pickle)!);
        Assert.True(Same(expected, found), $"{what} of {this} gives {found} instead of {expected}.");
    }

    public override async Task AssertTypeSaysTheSame(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        byte[] pickle = Serialize(protocol);
        var buffer = new ArrayBufferWriter<byte>();
        PickleSerializer.Serialize(buffer, Value, typeof(T), options);
        // In parts, which has other hints.
        MemoryStream parts = new(), stream = new(), waitedFor = new();
        PickleSerializer.Serialize(parts, Value, options);
        PickleSerializer.Serialize(stream, Value, typeof(T), options);
        await PickleSerializer.SerializeAsync(waitedFor, Value, typeof(T), options);
        Assert.All([PickleSerializer.Serialize(Value, typeof(T), options), buffer.WrittenSpan.ToArray()], written => Assert.Equal(pickle, written));
        Assert.All([stream.ToArray(), waitedFor.ToArray()], written => Assert.Equal(parts.ToArray(), written));

        object?[] loaded =
        [
            PickleSerializer.Deserialize(pickle, typeof(T)),
            PickleSerializer.Deserialize(pickle, typeof(T), out int consumed),
            PickleSerializer.Deserialize(new ReadOnlySequence<byte>(pickle), typeof(T)),
            PickleSerializer.Deserialize(new MemoryStream(pickle), typeof(T)),
            await PickleSerializer.DeserializeAsync(new MemoryStream(pickle), typeof(T)),
            new Unpickler(pickle).Load(typeof(T)),
        ];
        Assert.Equal(pickle.Length, consumed);
        object? expected = Seen(PickleSerializer.Deserialize<T>(pickle)!);
        Assert.All(loaded, value => Assert.True(Same(expected, Seen((T)value!)), $"{this} gives {value} by its type."));
    }

    private object? Seen(T value) => Look is null || value is null ? value : Look(value);

    private static bool Same(object? expected, object? found)
    {
        if (expected is not System.Collections.IEnumerable or string) return Equals(expected, found) && expected?.GetType() == found?.GetType();
        if (found is not System.Collections.IEnumerable || expected is Array && expected.GetType() != found.GetType()) return false;
        object?[] left = [.. ((System.Collections.IEnumerable)expected).Cast<object?>()], right = [.. ((System.Collections.IEnumerable)found).Cast<object?>()];
        return left.Length == right.Length && left.Zip(right).All(static pair => Same(pair.First, pair.Second));
    }

    public override string ToString() => base.ToString();
}

/// <summary>The table of cases while it is written down.</summary>
internal sealed class WireCases : List<WireCase>
{
    public void Add<T>(string row, T value, string type, string? repr, Func<T, object?>? look = null, bool comesBack = true, int from = 0, [CallerLineNumber] int line = 0) =>
        Add(new WireCase<T>(row, value, type, repr, look) { ComesBack = comesBack, FromProtocol = from, Line = line });
}
