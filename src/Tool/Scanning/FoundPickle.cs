namespace PickleGen.Tool;

/// <summary>Names in the pickles of one file, or of one file inside a packed one.</summary>
/// <param name="Path">The file; inside a zip or tar, behind its path.</param>
/// <param name="Globals">The names, as Python 3 looks them up.</param>
/// <param name="Extensions">Codes that stand for names in Python's extension registry.</param>
/// <param name="Fault">Why it could not be read to its end; null: it could.</param>
internal sealed record FoundPickle(string Path, IReadOnlyCollection<(string Module, string Name)> Globals, IReadOnlyCollection<int> Extensions, Exception? Fault)
{
    /// <summary>Something that cannot be read at all.</summary>
    public FoundPickle(string path, Exception fault)
        : this(path, [], [], fault)
    {
    }

    /// <summary>What is done with the names.</summary>
    public NameUses Uses { get; private init; } = new();

    /// <summary>Where raw data begins that follows a good pickle; null: none does.</summary>
    public int? RawFrom { get; private init; }

    /// <summary>What it took to look at that.</summary>
    public long Work { get; private init; }

    /// <summary>Whether Python may read other opcodes than these from a stream, which is its fault then.</summary>
    public bool HasTornFrames { get; private init; }

    /// <summary>Whether nothing says that this was meant to be a pickle.</summary>
    public bool IsNone => Fault is not null && !HasTornFrames && Globals.Count == 0 && Extensions.Count == 0;

    /// <summary>Reads the pickles of a file one behind another, as torch's older files have them; raw data may follow the first, and what begins as a pickle, or calls as one, must be one.</summary>
    /// <remarks>Names before a fault count: Python would have called them by then.</remarks>
    public static FoundPickle Read(string path, ReadOnlyMemory<byte> content)
    {
        var globals = new OrderedDictionary<(string, string), bool>();
        var extensions = new OrderedDictionary<int, bool>();
        var reader = new PickleDocumentReader(content, new PickleOptions { StringEncoding = PickleStringEncoding.Latin1 });
        var uses = new NameUses();
        Exception? fault = null;
        int? rawFrom = null;
        long work = 0;
        bool isFirst = true, isMeant = true, hasTornFrames = false;
        for (bool goesOn = true; goesOn; isFirst = false)
        {
            int start = reader.Position;
            try
            {
                var document = reader.Read();
                uses.Add(document, reader.Globals, reader.ResolvedGlobals);
                goesOn = !reader.IsAtEnd;
            }
            catch (PickleException e)
            {
                var rest = content.Span[start..];
                hasTornFrames |= OpcodeWalk.TearsFrames(rest, out long torn);
                bool calls = OpcodeWalk.Calls(rest, hasNames: false, out long called), callsMemo = OpcodeWalk.Calls(rest, hasNames: true, out long ofMemo);
                isMeant = BeginsPickle(rest) || calls;
                if (isFirst || isMeant) fault ??= e;
                else rawFrom = start;
                // Raw data does nothing with names.
                if (isFirst || isMeant || callsMemo) uses.AddUnread();
                work = torn + called + ofMemo;
                goesOn = false;
            }
            hasTornFrames |= reader.HasTornFrames;
            // A text that begins with c, or raw data, brings what looks like a name. Python only imports the module then, if there can be one.
            foreach (var name in reader.ResolvedGlobals.Where(name => isMeant || MayBeModule(name.Module))) globals.TryAdd(name, true);
            foreach (int code in isMeant ? reader.Extensions : []) extensions.TryAdd(code, true);
        }
        uses.Finish();
        // joblib reads numbers from behind the BUILD of such an object, and takes what is behind these for opcodes.
        if (globals.Keys.Any(static name => name is (var module, "NumpyArrayWrapper") && module.EndsWith("joblib.numpy_pickle", StringComparison.Ordinal)))
            fault ??= new InvalidDataException("joblib's arrays lie between the opcodes: only joblib finds the opcodes behind them");
        if (hasTornFrames) fault = new InvalidDataException("a FRAME ends inside of an opcode or behind STOP, as no pickler writes it: Python may read something else from a stream");
        return new(path, [.. globals.Keys.Where(name => !uses.IsOwner(name))], extensions.Keys, fault) { Uses = uses, RawFrom = rawFrom, Work = work, HasTornFrames = hasTornFrames };
    }

    private static bool MayBeModule(string name) => name.All(static c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-');

    /// <summary>Whether bytes begin with PROTO and a protocol that has it.</summary>
    public static bool BeginsPickle(ReadOnlySpan<byte> bytes) => bytes.Length > 1 && bytes[0] == (byte)PickleOpcode.Proto && bytes[1] is >= 2 and <= 5;
}
