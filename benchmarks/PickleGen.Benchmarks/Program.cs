using System.Diagnostics;
using System.Text.Json;
using PickleGen;
using PickleGen.Benchmarks.Workloads;

List<Person> people = [.. Enumerable.Range(0, 1000).Select(i => new Person { Age = i % 90, FirstName = $"First{i * 7919}", LastName = $"Lastname{i * 104729}", Id = 1000000L + i, Score = i * 1.37, Active = i % 3 == 0 })];
List<UntrackedPerson> untracked = [.. people.Select(p => new UntrackedPerson { Age = p.Age, FirstName = p.FirstName, LastName = p.LastName, Id = p.Id, Score = p.Score, Active = p.Active })];
static Node Tree(ref int n, int depth) => new() { Value = n++, Left = depth == 0 ? null : Tree(ref n, depth - 1), Right = depth == 0 ? null : Tree(ref n, depth - 1) };
static UntrackedNode UTree(ref int n, int depth) => new() { Value = n++, Left = depth == 0 ? null : UTree(ref n, depth - 1), Right = depth == 0 ? null : UTree(ref n, depth - 1) };
int a = 0, b = 0;
Node tree = Tree(ref a, 12);
UntrackedNode utree = UTree(ref b, 12);

var peopleJson = JsonSerializer.SerializeToUtf8Bytes(people, JsonContext.Default.ListPerson);
var treeJson = JsonSerializer.SerializeToUtf8Bytes(tree, JsonContext.Default.Node);
byte[] p1 = PickleSerializer.Serialize(people), p2 = PickleSerializer.Serialize(untracked), t1 = PickleSerializer.Serialize(tree), t2 = PickleSerializer.Serialize(utree);
File.WriteAllBytes(Path.Combine(Path.GetTempPath(), "w2.pkl"), p1);
File.WriteAllBytes(Path.Combine(Path.GetTempPath(), "w8.pkl"), t1);
if (args is ["loop", var n]) { for (int i = 0; i < int.Parse(n); i++) { PickleSerializer.Serialize(utree); } return; }
if (args is ["loopr", var m]) { for (int i = 0; i < int.Parse(m); i++) { PickleSerializer.Deserialize<List<UntrackedPerson>>(p2); } return; }
Console.WriteLine($"sizes: json {peopleJson.Length} tracked {p1.Length} untracked {p2.Length}; tree json {treeJson.Length} {t1.Length} {t2.Length}");
Run("W2 write", [("json", () => JsonSerializer.SerializeToUtf8Bytes(people, JsonContext.Default.ListPerson)), ("untracked", () => PickleSerializer.Serialize(untracked)), ("tracked", () => PickleSerializer.Serialize(people))]);
Run("W2 read", [("json", () => JsonSerializer.Deserialize(peopleJson, JsonContext.Default.ListPerson)!), ("untracked", () => PickleSerializer.Deserialize<List<UntrackedPerson>>(p2)!), ("tracked", () => PickleSerializer.Deserialize<List<Person>>(p1)!)]);
Run("W8 write", [("json", () => JsonSerializer.SerializeToUtf8Bytes(tree, JsonContext.Default.Node)), ("untracked", () => PickleSerializer.Serialize(utree)), ("tracked", () => PickleSerializer.Serialize(tree))]);
Run("W8 read", [("json", () => JsonSerializer.Deserialize(treeJson, JsonContext.Default.Node)!), ("untracked", () => PickleSerializer.Deserialize<UntrackedNode>(t2)!), ("tracked", () => PickleSerializer.Deserialize<Node>(t1)!)]);

static void Run(string name, (string Name, Func<object> Body)[] cases)
{
    const int Rounds = 40;
    var times = new double[cases.Length][];
    for (int c = 0; c < cases.Length; c++) { times[c] = new double[Rounds]; for (int i = 0; i < 1500; i++) cases[c].Body(); }
    for (int r = 0; r < Rounds; r++)
    {
        for (int c = 0; c < cases.Length; c++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < 10; i++) cases[c].Body();
            times[c][r] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / 10;
        }
    }
    for (int c = 0; c < cases.Length; c++) Array.Sort(times[c]);
    Console.WriteLine($"{name}: " + string.Join("  ", cases.Select((x, c) => $"{x.Name} {times[c][Rounds / 2]:f1}/{times[c][0]:f1}us ({times[c][Rounds / 2] / times[0][Rounds / 2]:f3}/{times[c][0] / times[0][0]:f3})")));
}
