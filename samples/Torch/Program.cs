// Torch CHECKPOINT REPLY   lists the tensors of a state_dict, as torch.save writes it, and saves them halved for torch.load.
using PickleGen;
using PickleGen.Samples.Torch;

using var file = File.OpenRead(args[0]);
var state = (PickleOrderedDict)TorchFile.Load(file)!;
var halved = new PickleOrderedDict();
foreach (var (name, value) in state)
{
    var tensor = (TorchTensor)value!;
    Console.WriteLine($"{name}: {tensor.Storage.Kind} ({string.Join(" × ", tensor.Shape)})");
    halved.Add(name, TorchTensor.Of<float>([.. tensor.Items<float>().Select(static number => number / 2)], tensor.Shape));
}

using var reply = File.Create(args[1]);
TorchFile.Save(reply, halved);
