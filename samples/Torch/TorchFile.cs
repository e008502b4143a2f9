using System.IO.Compression;

namespace PickleGen.Samples.Torch;

/// <summary>What <c>torch.save</c> writes since torch 1.6: a zip with a pickle, and the tensors' storages beside it, to which persistent ids refer.</summary>
public static class TorchFile
{
    private const string Folder = "archive";

    private static readonly PickleCallable s_tensor = new("torch._utils", "_rebuild_tensor_v2", (Func<object?[], object?>)Rebuild);

    private static readonly PickleOptions s_options = new()
    {
        // torch reads no other protocol.
        Protocol = 2,
        Classes = Registry(),
        DispatchTable = new DispatchTable().Add<TorchTensor>(static tensor => new ReduceValue(s_tensor,
            [tensor.Storage, tensor.Offset, TupleOf(tensor.Shape), TupleOf(tensor.Strides), false, new PickleOrderedDict()])),
    };

    /// <summary>Reads a checkpoint: dicts, lists, numbers, texts, and tensors. Classes of the program that wrote it are refused.</summary>
    /// <exception cref="UnpicklingException">The pickle is malformed, or names what nobody registered.</exception>
    /// <exception cref="InvalidDataException">It is no such zip.</exception>
    public static object? Load(Stream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var pickle = zip.Entries.FirstOrDefault(static entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal)) ?? throw new InvalidDataException("The zip has no 'data.pkl'.");
        using var stream = pickle.Open();
        return new Reader(stream, zip, pickle.FullName[..^"data.pkl".Length]).Load();
    }

    /// <summary>Writes what <c>torch.load</c> reads: dicts, lists, numbers, texts and tensors. With <c>weights_only=True</c> torch 1.13 takes no floats beside tensors.</summary>
    public static void Save(Stream file, object? value)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var pickle = new MemoryStream();
        var writer = new Writer(pickle);
        writer.Dump(value);
        Add("data.pkl", pickle.ToArray());
        for (int key = 0; key < writer.Storages.Count; key++) Add($"data/{key}", writer.Storages[key].Bytes);
        Add("version", "3\n"u8.ToArray());

        void Add(string name, byte[] bytes)
        {
            using var entry = zip.CreateEntry($"{Folder}/{name}", CompressionLevel.NoCompression).Open();
            entry.Write(bytes);
        }
    }

    private static ClassRegistry Registry()
    {
        var classes = new ClassRegistry().Add(s_tensor)
            .Add(new PickleCallable("torch._utils", "_rebuild_parameter", (Func<object?[], object?>)(static arguments => arguments[0])));
        foreach (string kind in TorchStorage.Kinds) classes.Add(KindOf(kind));
        return classes;
    }

    // A storage's class is only named, never called.
    private static PickleCallable KindOf(string kind) => new("torch", kind, (Func<object?[], object?>)(static _ => throw new UnpicklingException("Storages lie beside the pickle.")));

    // (storage, offset, size, strides, whether gradients are wanted, hooks)
    private static TorchTensor Rebuild(object?[] arguments) =>
        arguments is [TorchStorage storage, int offset, PickleTuple shape, PickleTuple strides, ..]
            ? new TorchTensor(storage, offset, NumbersOf(shape), NumbersOf(strides))
            : throw new UnpicklingException("torch's _rebuild_tensor_v2 takes a storage, an offset, a size and strides.");

    private static int[] NumbersOf(PickleTuple tuple) => [.. tuple.Select(Convert.ToInt32)];

    private static PickleTuple TupleOf(int[] numbers) => PickleTuple.Create([.. numbers.Cast<object?>()]);

    private sealed class Reader(Stream pickle, ZipArchive zip, string folder) : Unpickler(pickle, s_options)
    {
        private readonly Dictionary<string, TorchStorage> _storages = [];

        // ("storage", class, key, place, how many)
        protected override object? PersistentLoad(object id)
        {
            if (id is not PickleTuple { Count: 5 } parts || parts[1] is not PickleCallable kind || !TorchStorage.Kinds.Contains(kind.Name) || parts[2] is not string key) throw new UnpicklingException("This persistent id is none of torch's.");
            if (_storages.TryGetValue(key, out var known)) return known;
            var entry = zip.GetEntry($"{folder}data/{key}") ?? throw new UnpicklingException($"The zip lacks the storage '{key}'.");
            // Stored as they are they take no more memory than the file.
            if (entry.CompressedLength != entry.Length) throw new UnpicklingException($"The storage '{key}' is compressed, which torch does not do.");
            var bytes = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(bytes);
            return _storages[key] = new TorchStorage(kind.Name, bytes.ToArray());
        }
    }

    private sealed class Writer(Stream pickle) : Pickler(pickle, s_options)
    {
        private readonly Dictionary<TorchStorage, string> _keys = new(ReferenceEqualityComparer.Instance);

        public List<TorchStorage> Storages { get; } = [];

        protected override object? PersistentId(object value)
        {
            if (value is not TorchStorage storage) return null;
            if (!_keys.TryGetValue(storage, out string? key))
            {
                _keys.Add(storage, key = $"{Storages.Count}");
                Storages.Add(storage);
            }

            return new PickleTuple("storage", KindOf(storage.Kind), key, "cpu", storage.Count);
        }
    }
}
