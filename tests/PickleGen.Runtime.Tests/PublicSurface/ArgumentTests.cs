namespace PickleGen.Tests.PublicSurface;

/// <summary>Wrong arguments are refused where they are given.</summary>
public class ArgumentTests
{
    public static TheoryData<string, Action> Nulls => new()
    {
        { "Limits", () => _ = new PickleOptions { Limits = null! } },
        { "Reducers", () => _ = new PickleOptions { Reducers = null! } },
        { "a hook", () => _ = new PickleOptions { Reducers = [null!] } },
        { "a stream that is read", () => PickleSerializer.Deserialize<int>((Stream)null!) },
        { "Closures", () => _ = new PickleOptions { Closures = null! } },
        { "an assembly", () => new ClassRegistry().Add((System.Reflection.Assembly)null!) },
        { "a type", () => new ClassRegistry().Add((Type)null!) },
        { "a callable", () => new ClassRegistry().Add((PickleCallable)null!) },
        { "an extension's module", () => new ClassRegistry().AddExtension(1, null!, "n") },
        { "a name that is looked up", () => new ClassRegistry().TryFind("m", null!, out _) },
        { "a reducer's type", () => new DispatchTable().Add(null!, new Nothing()) },
        { "a reducer", () => new DispatchTable().Add(typeof(int), null!) },
        { "trusted assemblies", () => ClosurePolicy.TrustAssemblies(null!).SignedWith("a secret"u8.ToArray()) },
        { "a trusted assembly", () => ClosurePolicy.TrustAssemblies([null!]).SignedWith("a secret"u8.ToArray()) },
        { "a document's output", () => PickleDocument.Parse("N."u8.ToArray()).WriteTo(null!) },
        { "a disassembly's output", () => PickleDisassembler.Disassemble("N."u8, null!) },
        { "the type that is converted to", () => new Unpickler("N."u8.ToArray()).ConvertTo(1, null!) },
        { "an array's items", () => _ = new PickleArray('i', null!) },
        { "a decimal's text", () => PickleDecimal.Parse(null!) },
        { "a dict's entries", () => _ = new PickleDict(null!) },
        { "a set's items", () => _ = new PickleSet(null!) },
        { "a callable's name", () => _ = new PickleCallable("m", null!) },
        { "an exception's arguments", () => _ = new PythonException("ValueError", null!) },
        { "an exception's type", () => _ = new PickledException(null!, "m") },
    };

    // Python: ValueError: Empty module name. Line breaks it takes, from protocol 4 on.
    [Fact]
    public void A_callable_has_a_module_and_a_name()
    {
        Assert.Throws<ArgumentException>(() => new PickleCallable("", "n"));
        Assert.Throws<ArgumentException>(() => new PickleCallable("m", ""));
        Assert.Equal("a\nb", new PickleCallable("m", "a\nb").Name);
        Assert.Equal("", Assert.IsType<PickleCallable>(new StubUnpickler(new byte[] { 0x80, 4, 0x8C, 0, 0x8C, 0, 0x93, (byte)'.' }).Load()).Name);
    }

    public static TheoryData<string, Action> Negatives => new()
    {
        { "a dict's capacity", () => _ = new PickleDict(-1) },
        { "an OrderedDict's capacity", () => _ = new PickleOrderedDict(-1) },
        { "a Counter's capacity", () => _ = new PickleCounter(-1) },
        { "a set's capacity", () => _ = new PickleSet(-1) },
        { "a deque's length", () => _ = new PickleDeque(-1) },
        { "the bytes of a pickle", () => _ = new UnpicklingLimits { MaxInputBytes = -1 } },
        { "the depth of the stack", () => _ = new UnpicklingLimits { MaxDepth = -1 } },
        { "the entries of a memo", () => _ = new UnpicklingLimits { MaxMemoEntries = -1 } },
        { "the elements of a collection", () => _ = new UnpicklingLimits { MaxCollectionLength = -1 } },
        { "the elements of all of them", () => _ = new UnpicklingLimits { MaxTotalItems = -1 } },
        { "the keys that collide", () => _ = new UnpicklingLimits { MaxKeyCollisions = -1 } },
        { "the bytes of a text", () => _ = new UnpicklingLimits { MaxStringBytes = -1 } },
        { "the bytes of an integer", () => _ = new UnpicklingLimits { MaxIntegerBytes = -1 } },
        { "an encoding of texts", () => _ = new PickleOptions { StringEncoding = (PickleStringEncoding)(-1) } },
        { "what is done with unknown members", () => _ = new PickleOptions { UnknownMembers = (UnknownMembers)(-1) } },
        { "an annotation's column", () => PickleDisassembler.Disassemble("N."u8, TextWriter.Null, -1) },
    };

    [Theory]
    [MemberData(nameof(Nulls))]
    public void Null_is_refused(string what, Action action) => AssertThrows<ArgumentNullException>(what, action);

    [Theory]
    [MemberData(nameof(Negatives))]
    public void What_is_below_0_is_refused(string what, Action action) => AssertThrows<ArgumentOutOfRangeException>(what, action);

    [Fact]
    public void A_dispatch_table_in_use_takes_no_more()
    {
        var table = new DispatchTable().Add(typeof(Uri), new Nothing());
        PickleSerializer.Serialize<object>(new List<object?> { new Version(1, 2) }, new PickleOptions { DispatchTable = table });
        Assert.Throws<InvalidOperationException>(() => table.Add(typeof(Version), new Nothing()));
        Assert.Throws<InvalidOperationException>(() => table.Add<Version>(_ => default));
    }

    [Fact]
    public void A_class_registry_in_use_takes_no_more()
    {
        var classes = new ClassRegistry();
        Assert.False(classes.TryFind("nowhere", "nothing", out _));
        Assert.Throws<InvalidOperationException>(() => classes.Add(new PickleCallable("m", "n")));
        Assert.Throws<InvalidOperationException>(() => classes.Add(typeof(ArgumentTests).Assembly));
        Assert.Throws<InvalidOperationException>(() => classes.AddExtension(1, "m", "n"));
    }

    // Whoever adds while others dump is refused, or is before them: nobody sees half a table.
    [Fact]
    public async Task A_dispatch_table_is_built_or_in_use_whoever_asks()
    {
        for (int round = 0; round < 50; round++)
        {
            var table = new DispatchTable();
            using var start = new Barrier(3);
            int added = 0;
            await Task.WhenAll(Enumerable.Range(0, 3).Select(worker => Task.Run(() =>
            {
                start.SignalAndWait();
                try
                {
                    if (worker == 0) table.TryGet(typeof(Uri), out _);
                    else foreach (var type in typeof(int).Assembly.GetExportedTypes().Take(200)) { table.Add(type, new Nothing()); Interlocked.Increment(ref added); }
                }
                catch (InvalidOperationException)
                {
                }
            })));
            Assert.InRange(typeof(int).Assembly.GetExportedTypes().Take(200).Count(type => table.TryGet(type, out _)), (added + 1) / 2, added);
        }
    }

    private static void AssertThrows<T>(string what, Action action)
        where T : Exception
    {
        var thrown = Record.Exception(action);
        Assert.True(thrown is T, $"{what}: {thrown}");
    }

    private sealed class Nothing : IReducer
    {
        public ReduceValue Reduce(object value, int protocol) => default;
    }
}
