namespace PickleGen.Tool;

/// <summary>Finds pickles: a file that is one, and those inside what is packed (<see cref="ZipFile"/>, <see cref="TarFile"/>, <see cref="CompressedFile"/>) and inside numpy's .npy.</summary>
internal static class PickleFinder
{
    /// <summary>Packed files inside packed files.</summary>
    private const int MaxNesting = 4;

    private static readonly string[] s_pickleNames = [".pkl", ".pickle", ".p", ".pck", ".joblib", ".dill"];
    private static readonly string[] s_packedNames = [".gz", ".gzip", ".z", ".zz"];

    /// <summary>The pickles of a file.</summary>
    /// <param name="path">The file's path, for the report.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="isNamed">Whether somebody said that it is one: else what looks like none, and is none, is left out.</param>
    public static IEnumerable<FoundPickle> Find(string path, byte[] content, bool isNamed) => Find(path, content, isNamed, nesting: 0);

    // One file can be both: a pickle that ends in a zip, a tar whose first file has a pickle for its name.
    private static IEnumerable<FoundPickle> Find(string path, byte[] content, bool isNamed, int nesting)
    {
        var found = FoundPickle.Read(path, content);
        if (found.RawFrom is { } raw) return [found, .. FindBehind(path, content.AsMemory(raw)), .. FindInside(path, content, isNamed, nesting) ?? []];
        if (FindInside(path, content, isNamed, nesting) is { } inside) return found.IsNone ? inside : inside.Prepend(found);
        return found.IsNone && !isNamed && !LooksLikePickle(path, content) ? [] : [found];
    }

    // A shelf of dbm.dumb has its pickles among zeros.
    private static IEnumerable<FoundPickle> FindBehind(string path, ReadOnlyMemory<byte> raw)
    {
        var all = new List<FoundPickle>();
        long left = OpcodeWalk.MaxWork(raw.Length);
        try
        {
            for (int at = OpcodeWalk.FindPickle(raw.Span, ref left); at >= 0;)
            {
                raw = raw[at..];
                var found = FoundPickle.Read(path, raw);
                all.Add(found);
                // One that cannot be read is the answer.
                if (found.RawFrom is not { } next) break;
                raw = raw[next..];
                left -= found.Work;
                at = OpcodeWalk.FindPickle(raw.Span, ref left);
            }
        }
        catch (InvalidDataException e)
        {
            all.Add(new(path, e));
        }
        return all;
    }

    private static IEnumerable<FoundPickle>? FindInside(string path, byte[] content, bool isNamed, int nesting)
    {
        if (PackedBytes.NameOfUnread(content) is { } compression) return [new(path, new InvalidDataException($"compressed with {compression}, not looked into: unpack it first"))];
        var zip = ZipFile.In(content);
        bool isTar = zip is null && TarFile.Is(content);
        if (zip is null && !isTar && !CompressedFile.Is(content)) return NumpyFile.Is(content) ? FindInArray(path, content) : null;
        if (nesting == MaxNesting) return [new(path, new InvalidDataException("packed files nest too deep"))];
        if (zip is { } files) return ZipFile.Unpack(path, files, content).SelectMany(file => Find(file, isNamed: false, nesting));
        if (isTar) return TarFile.Unpack(path, content).SelectMany(file => Find(file, isNamed: false, nesting));

        var compressed = CompressedFile.Unpack(path, content);
        var inside = Find(compressed, isNamed, nesting);
        if (!PackedBytes.IsZlib(content)) return inside;
        // Two bytes prove little: what unpacks to nothing, or badly and to no pickle, was not packed.
        var pickles = inside.ToList();
        return compressed.Fault is not null && pickles.TrueForAll(pickle => pickle.IsNone) ? null : pickles;
    }

    private static IEnumerable<FoundPickle> Find(Unpacked file, bool isNamed, int nesting)
    {
        var found = Find(file.Path, file.Content, isNamed && file.Fault is null, nesting + 1);
        // That it is cut off is said once.
        return file.Fault is null ? found : [.. found.Where(pickle => !pickle.IsNone).Select(pickle => pickle with { Fault = null }), new(file.Path, file.Fault)];
    }

    // Behind one array another may follow, or a pickle: whoever reads the file goes on there.
    private static IEnumerable<FoundPickle> FindInArray(string path, byte[] content)
    {
        ReadOnlyMemory<byte> rest = content;
        while (NumpyFile.Is(rest.Span))
        {
            NumpyFile array;
            try
            {
                array = NumpyFile.Read(rest);
            }
            catch (InvalidDataException e)
            {
                return [new(path, e)];
            }
            if (array.DataSize is { } size) rest = array.Behind[size..];
            else if (FoundPickle.Read(path, array.Behind) is var found) return found.IsNone && !array.SaysObjects ? [] : [found];
        }
        return FoundPickle.Read(path, rest) is var behind && behind.IsNone && !FoundPickle.BeginsPickle(rest.Span) && !OpcodeWalk.Calls(rest.Span) ? [] : [behind];
    }

    private static bool LooksLikePickle(string path, ReadOnlySpan<byte> content)
    {
        string extension = Path.GetExtension(path);
        if (s_packedNames.Contains(extension, StringComparer.OrdinalIgnoreCase)) extension = Path.GetExtension(Path.GetFileNameWithoutExtension(path));
        return s_pickleNames.Contains(extension, StringComparer.OrdinalIgnoreCase) || FoundPickle.BeginsPickle(content) || OpcodeWalk.BringsNames(content) || OpcodeWalk.Calls(content);
    }
}
