// Types that hold an operating system's handle: what travels is how to open it again. The object is made first and enters the memo; then
// a state setter is called with it and its state, and opens the file. LogWriter's is a method marked [StateSetter], which the generated
// code calls; LogReader has no generated code, and gives its setter as the sixth item of its reduce.
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

using (var writer = new LogWriter(path))
{
    pickle = PickleSerializer.Serialize(writer);
    writer.WriteLine("fourth");
}

using (var writer = PickleSerializer.Deserialize<LogWriter>(pickle)!) writer.WriteLine("fifth");
Console.WriteLine($"appended: {string.Join(", ", File.ReadLines(path).Skip(3))}");

File.Delete(path);
