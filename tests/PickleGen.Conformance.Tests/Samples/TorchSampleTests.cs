using System.IO.Compression;
using System.Numerics;
using PickleGen.Samples.Torch;

namespace PickleGen.Conformance.Tests.Samples;

/// <summary>The sample that reads and writes torch's checkpoints.</summary>
/// <remarks>
/// torch.pt is torch 1.13's own, made by
/// <code>
/// t = torch.arange(6.).reshape(2, 3)
/// torch.save({'a': t, 't': t.T, 'row': t[1], 'i': torch.tensor([1, 2]), 'b': torch.tensor([True, False]), 'h': torch.tensor([1.5], dtype=torch.half),
///     'bf': torch.tensor([1.5], dtype=torch.bfloat16), 'p': torch.nn.Parameter(t), 'epoch': 3, 'optimizer': {'lr': .1}, 's': torch.tensor(5),
///     'e': torch.zeros(0, 3), 'c': torch.tensor([1+2j], dtype=torch.complex128), 'x': torch.tensor([7.]).expand(3)}, 'torch.pt')
/// </code>
/// What goes back is judged by Python with a module that stands for torch, which is too large to be installed for this: its names are those
/// of torch/_utils.py and torch/serialization.py.
/// </remarks>
public sealed class TorchSampleTests : IDisposable
{
    private const string Torch = """
        import collections, io, pickle, sys, types, zipfile
        torch, utils = types.ModuleType("torch"), types.ModuleType("torch._utils")
        sys.modules.update({"torch": torch, "torch._utils": utils})
        torch.FloatStorage, torch.LongStorage = (type(name, (), {}) for name in ("FloatStorage", "LongStorage"))
        utils._rebuild_tensor_v2 = lambda storage, offset, size, stride, requires_grad, hooks: (storage, offset, size, stride, requires_grad, hooks)
        file = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
        class Unpickler(pickle.Unpickler):
            storages = {}
            def persistent_load(self, id):
                kind, cls, key, place, count = id
                assert kind == "storage" and place == "cpu"
                data = file.read("archive/data/" + key)
                return self.storages.setdefault(key, (cls.__name__, memoryview(data).cast({"FloatStorage": "f", "LongStorage": "q"}[cls.__name__]).tolist(), count))
        value = Unpickler(io.BytesIO(file.read("archive/data.pkl"))).load()

        """;

    private readonly SampleFolder _folder = new();

    private static string Checkpoint => Path.Combine(AppContext.BaseDirectory, "Samples", "torch.pt");

    [Fact]
    public void Tensors_are_those_of_torch()
    {
        using var file = File.OpenRead(Checkpoint);
        var all = (PickleDict)TorchFile.Load(file)!;
        Assert.Equal([0f, 1, 2, 3, 4, 5], Tensor("a").Items<float>());
        Assert.Equal([2, 3], Tensor("a").Shape);
        Assert.Equal([0f, 3, 1, 4, 2, 5], Tensor("t").Items<float>());
        Assert.Equal([3f, 4, 5], Tensor("row").Items<float>());
        Assert.Same(Tensor("a").Storage, Tensor("p").Storage);
        Assert.Equal([1L, 2], Tensor("i").Items<long>());
        Assert.Equal([true, false], Tensor("b").Items<bool>());
        Assert.Equal([(Half)1.5], Tensor("h").Items<Half>());
        Assert.Equal([0xC0, 0x3F], Tensor("bf").Storage.Bytes);
        Assert.Equal([5L], Tensor("s").Items<long>());
        Assert.Empty(Tensor("s").Shape);
        Assert.Empty(Tensor("e").Items<float>());
        Assert.Equal([new Complex(1, 2)], Tensor("c").Items<Complex>());
        Assert.Equal([7f, 7, 7], Tensor("x").Items<float>());
        Assert.Equal((3, 0.1), (all["epoch"], ((PickleDict)all["optimizer"]!)["lr"]));
        Assert.Throws<InvalidCastException>(() => Tensor("a").Items<double>());
        Assert.Throws<InvalidCastException>(() => Tensor("bf").Items<Half>());

        TorchTensor Tensor(string name) => (TorchTensor)all[name]!;
    }

    [PythonFact]
    public void What_is_written_is_what_torch_reads()
    {
        var shared = TorchTensor.Of<float>([1, 2, 3, 4, 5, 6], 2, 3);
        var file = new MemoryStream();
        TorchFile.Save(file, new PickleOrderedDict { { "w", shared }, { "turned", new TorchTensor(shared.Storage, 0, [3, 2], [1, 3]) }, { "step", TorchTensor.Of<long>([7]) } });
        Assert.Equal(
            "OrderedDict w:('FloatStorage', [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 6) 0 (2, 3) (3, 1) turned:('FloatStorage', [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 6) 0 (3, 2) (1, 3) step:('LongStorage', [7], 1) 0 () ()",
            PythonRunner.RunText(Torch + """
                assert value["w"][0] is value["turned"][0] and all(tensor[4:] == (False, collections.OrderedDict()) for tensor in value.values())
                assert file.read("archive/version") == b"3\n" and all(info.compress_type == zipfile.ZIP_STORED for info in file.infolist())
                print(type(value).__name__, *(name + ":" + " ".join(map(str, tensor[:4])) for name, tensor in value.items()))
                """, file.ToArray()));
    }

    [Fact]
    public void Program_lists_a_state_and_halves_it()
    {
        using (var file = File.Create(_folder.File("model.pt"))) TorchFile.Save(file, new PickleOrderedDict { { "0.weight", TorchTensor.Of<float>([1, 2], 1, 2) } });
        Assert.Equal("0.weight: FloatStorage (1 × 2)\n", _folder.Run("dotnet", typeof(TorchFile).Assembly.Location, "model.pt", "half.pt"));
        using var reply = File.OpenRead(_folder.File("half.pt"));
        Assert.Equal([0.5f, 1], ((TorchTensor)((PickleOrderedDict)TorchFile.Load(reply)!)["0.weight"]!).Items<float>());
    }

    /// <summary>A storage that is not there, one that a tensor reaches beyond, one that is packed, a class that is called, and one of a program.</summary>
    [Theory]
    [InlineData("(X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\09X\u0003\0\0\0cpuK\u0001tQ.", "The zip lacks the storage '9'.")]
    [InlineData("ctorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\00X\u0003\0\0\0cpuK\u0001tQK\u0000K\u0003\u0085K\u0001\u0085\u0089NtR.", "A tensor reaches to number 2 of a storage that has 1.")]
    [InlineData("(X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\01X\u0003\0\0\0cpuK\u0001tQ.", "The storage '1' is compressed")]
    [InlineData("ctorch\nFloatStorage\n)R.", "Storages lie beside the pickle.")]
    [InlineData("(X\u0007\0\0\0storagectorch._utils\n_rebuild_parameter\nX\u0001\0\0\00X\u0003\0\0\0cpuK\u0001tQ.", "This persistent id is none of torch's.")]
    [InlineData("cmodels\nNet\n)\u0081.", "'models.Net', which is not in the class registry")]
    public void What_torch_does_not_write_is_refused(string pickle, string message)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("archive/data.pkl", [0x80, 2, .. System.Text.Encoding.Latin1.GetBytes(pickle)], CompressionLevel.NoCompression);
            Add("archive/data/0", [0, 0, 0, 0], CompressionLevel.NoCompression);
            Add("archive/data/1", new byte[1000], CompressionLevel.Optimal);

            void Add(string name, byte[] bytes, CompressionLevel level)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(bytes);
            }
        }

        Assert.Contains(message, Assert.ThrowsAny<UnpicklingException>(() => TorchFile.Load(file)).ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
