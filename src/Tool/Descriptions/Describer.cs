using System.Numerics;
using System.Text.Json;

namespace PickleGen.Tool;

/// <summary>Describes values in the neutral schema (tests/corpus/README.md) as JSON. A loop: no value is too deep.</summary>
/// <remarks>
/// A subclass says of each value whether it has an identity, what it refers to, and how it is written. What is met more than once
/// carries an id at the first place and is a ref at the others: so values are walked twice, the first time to count.
/// </remarks>
/// <param name="json">Gets the description.</param>
/// <param name="longest">How many bytes it may have.</param>
internal abstract class Describer(Utf8JsonWriter json, long longest)
{
    /// <summary>Texts, names and numbers are written out wherever they are referred to: a small pickle could make text without end.</summary>
    public const long Longest = 1L << 30;

    private const long LongestOfSmall = 1L << 28;

    /// <summary>None has fourteen times as many bytes in a description as in a pickle.</summary>
    private const int LongestPerByte = 16;

    /// <summary>Twice is as good as often.</summary>
    private const int Often = 2;

    private readonly Dictionary<object, int> _met = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> _ids = new(ReferenceEqualityComparer.Instance);

    private readonly IntegerTexts _integers = new();
    private readonly Dictionary<object, Repeat?> _repeats = new(ReferenceEqualityComparer.Instance);

    protected Utf8JsonWriter Json { get; } = json;

    /// <summary>How long the description of a pickle of so many bytes may be.</summary>
    public static long LongestOf(int size) => Math.Min(Longest, LongestOfSmall + (long)LongestPerByte * size);

    /// <summary>Counts how often everything is met that <see cref="Write"/> will write.</summary>
    public void Count(object? root)
    {
        var open = new Stack<object?>();
        open.Push(root);
        while (open.TryPop(out object? value))
        {
            if (value is null || IsLeaf(value)) continue;
            int met = _met.GetValueOrDefault(value);
            if (met == Often) continue;
            _met[value] = met + 1;
            // What has no identity is written out each time, so what it refers to is met each time, too.
            if (met > 0 && HasIdentity(value)) continue;
            foreach (object? child in Children(value)) open.Push(child);
        }
    }

    /// <summary>Writes a value that was <see cref="Count"/>ed.</summary>
    /// <exception cref="PickleException">The description is longer than any reader would take.</exception>
    public void Write(object? root)
    {
        var open = new Stack<IEnumerator<object?>>();
        open.Push(Begin(root));
        while (open.TryPeek(out var writing))
        {
            if (writing.MoveNext()) open.Push(Begin(writing.Current));
            else open.Pop().Dispose();
            CheckLength();
        }
    }

    /// <summary>Whether it refers to nothing and has no identity.</summary>
    protected abstract bool IsLeaf(object value);

    /// <summary>Whether a second mention is a ref to the first.</summary>
    protected abstract bool HasIdentity(object value);

    /// <summary>What a value refers to.</summary>
    protected abstract IEnumerable<object?> Children(object value);

    /// <summary>Writes a value's members, and returns each value that is to be written at that point.</summary>
    protected abstract IEnumerable<object?> WriteMembers(object? value);

    /// <summary>Values one after another, as an array.</summary>
    protected IEnumerable<object?> Array(string name, IEnumerable<object?> items)
    {
        Json.WriteStartArray(name);
        foreach (object? item in items) yield return item;
        Json.WriteEndArray();
    }

    /// <summary>Keys and values, as an array of pairs.</summary>
    protected IEnumerable<object?> Pairs(string name, IEnumerable<(object? Key, object? Value)> items)
    {
        Json.WriteStartArray(name);
        foreach (var (key, value) in items)
        {
            Json.WriteStartArray();
            yield return key;
            yield return value;
            Json.WriteEndArray();
        }
        Json.WriteEndArray();
    }

    /// <summary>One value.</summary>
    protected IEnumerable<object?> Member(string name, object? value)
    {
        Json.WritePropertyName(name);
        yield return value;
    }

    /// <summary>An int.</summary>
    protected void WriteInt(BigInteger value) => Json.WriteString("int", Digits(value));

    /// <summary>The digits of an int.</summary>
    protected string Digits(BigInteger value) => _integers.Of(value);

    /// <summary>A str.</summary>
    protected void WriteStr(string text)
    {
        if (text.Length >= AtomJson.RepeatedFrom && RepeatOf(text, text, AtomJson.RepeatOf) is { } repeat) Json.WriteRepeat("str", repeat);
        else Json.WriteStr(text);
    }

    /// <summary>A str, as UTF-8 with <c>surrogatepass</c>.</summary>
    protected void WriteStr(object identity, ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length >= AtomJson.RepeatedFrom && RepeatOf(identity, utf8, static utf8 => AtomJson.RepeatOf(utf8.Span)) is { } repeat) Json.WriteRepeat("str", repeat);
        else Json.WriteStr(utf8.Span);
    }

    /// <summary>A bytes object or a bytearray.</summary>
    protected void WriteBytes(string kind, object identity, ReadOnlyMemory<byte> value)
    {
        if (value.Length >= AtomJson.RepeatedFrom && RepeatOf(identity, value, static value => AtomJson.RepeatOfBytes(value.Span)) is { } repeat) Json.WriteRepeat(kind, repeat);
        else Json.WriteBytes(kind, value.Span);
    }

    // It is looked for in the whole value, which has a few bytes of description however long it is: once, and not at each reference.
    private Repeat? RepeatOf<T>(object identity, T value, Func<T, Repeat?> find)
    {
        if (!_repeats.TryGetValue(identity, out var repeat)) _repeats.Add(identity, repeat = find(value));
        return repeat;
    }

    private IEnumerator<object?> Begin(object? value) => Object(value).GetEnumerator();

    private IEnumerable<object?> Object(object? value)
    {
        Json.WriteStartObject();
        if (value is not null && _met.GetValueOrDefault(value) == Often && HasIdentity(value))
        {
            if (_ids.TryGetValue(value, out int id))
            {
                Json.WriteNumber("ref", id);
                Json.WriteEndObject();
                yield break;
            }
            _ids.Add(value, _ids.Count + 1);
            Json.WriteNumber("id", _ids.Count);
        }
        foreach (object? child in WriteMembers(value)) yield return child;
        Json.WriteEndObject();
    }

    private void CheckLength()
    {
        if (Json.BytesCommitted + Json.BytesPending > longest) throw new PickleException($"The description is longer than {longest} bytes.");
    }
}
