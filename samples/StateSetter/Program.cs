// A type that holds an operating system's handle: what travels is how to open it again. The object is made first and enters the memo;
// then a state setter, the sixth item of its reduce, opens the file and goes back to where it was.
using PickleGen;
using PickleGen.Samples;

string path = Path.GetTempFileName();
File.WriteAllLines(path, ["first", "second", "third"]);

// The names that a pickle may call here, and what they mean.
var classes = new ClassRegistry().Add(LogReader.Create).Add(LogReader.Reopen);
var options = new PickleOptions { Classes = classes };

byte[] pickle;
using (var reader = new LogReader(path))
{
    Console.WriteLine($"before: {reader.ReadLine()}");
    // Twice in one list: the setter runs once, and both are one object after loading.
    pickle = PickleSerializer.Serialize(new List<object?> { reader, reader }, options);
}

PickleDisassembler.Disassemble(pickle, Console.Out);

var loaded = PickleSerializer.Deserialize<List<object?>>(pickle, options)!;
using (var reader = (LogReader)loaded[0]!)
{
    Console.WriteLine($"after: {reader.ReadLine()}");
    Console.WriteLine($"one object: {ReferenceEquals(loaded[0], loaded[1])}");
}

File.Delete(path);
