using System.Text.Json;
using PickleGen;
using PickleGen.Benchmarks;
using PickleGen.Benchmarks.Workloads;

const int People = 1000, Levels = 13;

int next = 0;
var people = Person.Make(People);
var untrackedPeople = UntrackedPerson.Make(People);
var tree = Node.Make(Levels, ref next)!;
next = 0;
var untrackedTree = UntrackedNode.Make(Levels, ref next)!;

byte[] peopleJson = JsonSerializer.SerializeToUtf8Bytes(people, JsonContext.Default.ListPerson);
byte[] peoplePickle = PickleSerializer.Serialize(people);
byte[] untrackedPeoplePickle = PickleSerializer.Serialize(untrackedPeople);
byte[] treeJson = JsonSerializer.SerializeToUtf8Bytes(tree, JsonContext.Default.Node);
byte[] treePickle = PickleSerializer.Serialize(tree);
byte[] untrackedTreePickle = PickleSerializer.Serialize(untrackedTree);

Comparison[] comparisons =
[
    new Comparison($"W2 write, {People} people", "System.Text.Json", () => JsonSerializer.SerializeToUtf8Bytes(people, JsonContext.Default.ListPerson))
        .Add("PickleGen, untracked", () => PickleSerializer.Serialize(untrackedPeople))
        .Add("PickleGen", () => PickleSerializer.Serialize(people)),
    new Comparison($"W2 load, {People} people", "System.Text.Json", () => JsonSerializer.Deserialize(peopleJson, JsonContext.Default.ListPerson)!)
        .Add("PickleGen, untracked", () => PickleSerializer.Deserialize<List<UntrackedPerson>>(untrackedPeoplePickle)!)
        .Add("PickleGen", () => PickleSerializer.Deserialize<List<Person>>(peoplePickle)!),
    new Comparison($"W8 write, {next} nodes", "System.Text.Json", () => JsonSerializer.SerializeToUtf8Bytes(tree, JsonContext.Default.Node))
        .Add("PickleGen, untracked", () => PickleSerializer.Serialize(untrackedTree))
        .Add("PickleGen", () => PickleSerializer.Serialize(tree)),
    new Comparison($"W8 load, {next} nodes", "System.Text.Json", () => JsonSerializer.Deserialize(treeJson, JsonContext.Default.Node)!)
        .Add("PickleGen, untracked", () => PickleSerializer.Deserialize<UntrackedNode>(untrackedTreePickle)!)
        .Add("PickleGen", () => PickleSerializer.Deserialize<Node>(treePickle)!),
];

Console.WriteLine("| workload | serializer | median µs | ratio |");
Console.WriteLine("|---|---|---:|---:|");
foreach (var comparison in comparisons)
{
    foreach (string row in comparison.Measure()) Console.WriteLine(row);
}

Console.WriteLine();
Console.WriteLine("| bytes | System.Text.Json | PickleGen, untracked | PickleGen |");
Console.WriteLine("|---|---:|---:|---:|");
Console.WriteLine($"| {People} people | {peopleJson.Length} | {untrackedPeoplePickle.Length} | {peoplePickle.Length} |");
Console.WriteLine($"| {next} nodes | {treeJson.Length} | {untrackedTreePickle.Length} | {treePickle.Length} |");
