using System.Text.Unicode;

namespace PickleGen;

/// <summary>
/// Loads pickles of which only a part is known here. Values are values; a name that nobody registered stays a <see cref="PickleCallable"/>
/// without a target, and what it would make a <see cref="PickleStub"/>. Nothing is called that the registry does not have. A str that a
/// <see cref="string"/> cannot hold is a <see cref="PickleSplitText"/>.
/// </summary>
/// <remarks>For looking at data. A <see cref="PickleDocument"/> goes further: there nothing is called at all.</remarks>
public class StubUnpickler : Unpickler
{
    /// <summary>An unpickler that reads the pickles in <paramref name="input"/>, one after another.</summary>
    public StubUnpickler(ReadOnlyMemory<byte> input, PickleOptions? options = null)
        : base(input, options)
    {
    }

    /// <summary>An unpickler that reads the pickles in <paramref name="input"/>, one after another.</summary>
    public StubUnpickler(Stream input, PickleOptions? options = null)
        : base(input, options)
    {
    }

    /// <summary>Forgets what the pickles so far memoized, as a new unpickler would.</summary>
    public void ClearMemo()
    {
        Memo.Clear();
        Conversions.ForgetFormer();
    }

    /// <inheritdoc/>
    protected override object FindClass(string module, string name) =>
        Classes.TryFind(module, name, out object? found) ? found : PickleCallable.OfPickle(module, name);

    /// <inheritdoc/>
    protected override object? PersistentLoad(object id) => new PicklePersistentStub(id);

    private protected override bool KeepsCalls => true;

    private protected override object FindUnknownExtension(int code) => new PickleExtensionStub(code);

    internal override object? Call(object? callable, PickleTuple arguments)
    {
        if (IsUnknown(callable) || IsMethodOfValue(callable, arguments) || IsOtherNew(callable, arguments) || IsOtherType(callable, arguments) || IsOtherAddress(callable, arguments))
        {
            return new PickleCallStub(PickleCallKind.Reduce, callable, arguments);
        }
        try
        {
            return base.Call(callable, arguments);
        }
        catch (UnpicklingException) when (arguments.Any(static argument => IsUnknown(argument) || argument is PickleCallable))
        {
            // One of Python's own callables, which cannot do with a stub, or a callable that is only a name, what it would with the object.
            return new PickleCallStub(PickleCallKind.Reduce, callable, arguments);
        }
    }

    internal override object? New(object? @class, PickleTuple arguments, PickleDict? keywords = null)
    {
        if (!IsUnknown(@class)) return base.New(@class, arguments, keywords);
        return new PickleCallStub(keywords is null ? PickleCallKind.NewObj : PickleCallKind.NewObjEx, @class, arguments, keywords);
    }

    private protected override object? Build(object? target, object? state)
    {
        if (target is not PickleCallStub stub) return target is PickleStub ? target : base.Build(target, state);
        stub.Builds.Add(state);
        return target;
    }

    private protected override bool TryAppendTo(object? target, ReadOnlySpan<object?> items)
    {
        if (target is not PickleCallStub stub) return false;
        foreach (object? item in items) stub.Appends.Add(item);
        return true;
    }

    private protected override bool TrySetItemsOf(object? target, ReadOnlySpan<object?> items)
    {
        if (target is not PickleCallStub stub) return false;
        for (int i = 0; i < items.Length; i += 2) stub.SetItems.Add(new(items[i], items[i + 1]));
        return true;
    }

    private protected override bool TryAddItemsTo(object? target, ReadOnlySpan<object?> items)
    {
        if (target is not PickleCallStub stub) return false;
        foreach (object? item in items) stub.AddItems.Add(item);
        return true;
    }

    private protected override object LoadUtf8(ReadOnlySpan<byte> utf8)
    {
        object text = base.LoadUtf8(utf8);
        return Utf8.IsValid(utf8) ? text : PickleSplitText.Find(CodePoints.OfUtf8(utf8)) ?? text;
    }

    private protected override object LoadRawUnicode(ReadOnlySpan<byte> line)
    {
        object text = base.LoadRawUnicode(line);
        return line.Contains((byte)'\\') ? PickleSplitText.Find(PythonText.RawUnicodeUnescape(line)) ?? text : text;
    }

    // A method that is bound to a value, [].append, is pickled as getattr(value, name): it is shown, and is nothing that could be called.
    private static bool IsMethodOfValue(object? callable, PickleTuple arguments) =>
        IsGetattr(callable) && arguments is [not (null or PickleCallable or Codecs.PickleTypeInfo or PickleStub), string];

    // int.__new__, by which a class that derives from int is made where __getnewargs_ex__ has keywords, below protocol 4 (pickle.py save_reduce).
    private static bool IsOtherNew(object? callable, PickleTuple arguments) =>
        IsGetattr(callable) && arguments is [PickleCallable { Builtin: not null }, "__new__"];

    // What type gives or makes besides what the registry knows.
    private static bool IsOtherType(object? callable, PickleTuple arguments) =>
        callable is PickleCallable { Builtin: { } builtin } && ReferenceEquals(builtin, BuiltinFunctions.Type) && (arguments is not [var only] || SingletonClasses.Of(only) is null);

    // An address in a zone that no IPAddress holds.
    private static bool IsOtherAddress(object? callable, PickleTuple arguments) =>
        callable is PickleCallable { Builtin: not null, Module: "ipaddress", Name: "IPv6Address" } && AddressFunctions.IsBeyond(arguments);

    private static bool IsUnknown(object? value) => value is PickleStub or PickleCallable { Builtin: null, Target: null };
}
