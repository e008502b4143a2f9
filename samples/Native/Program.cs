using System.Collections.Immutable;
using Native;
using PickleGen;

// What works where no code can be made at run time. Each line says what was tried, and what came of it.
Person ada = new Employee { Name = "Ada", Born = new DateOnly(1815, 12, 10), Seen = DateTimeOffset.UnixEpoch, Rank = Rank.Senior, Marks = { ["maths"] = [1.0m, 0.5m] } };
var bob = new Person { Name = "Bob" };
ada.Befriend(bob);

Try("objects, a cycle, a derived class", () => Copy(ada) is Employee { Counted: 1, Rank: Rank.Senior } copy && copy.Friends[0].Friends[0] == copy && copy.Marks["maths"].SequenceEqual([1.0m, 0.5m]));
Try("structs, dicts, a state of its own", () =>
    Copy(new[] { new Point(1, 2), default }).SequenceEqual([new(1, 2), default]) && Copy(new Row(1, "one", [1.5f])).Values is [1.5f] && Math.Abs(Copy(new Celsius { Kelvin = 300 }).Kelvin - 300) < 1e-9);
Try("generic types that members mention", () =>
{
    var shelf = Copy(new Shelf { Numbers = new(1, new(2, 3)), People = { new("a", null) }, Deep = new([1], new() { ["p"] = [new(4, 5)] }), Anything = new Pair<int, Point>(6, default) });
    return shelf is { Numbers: (1, (2, 3)), People: [("a", null)], Deep.Second: var points, Anything: Pair<int, Point>(6, _) } && points["p"][0].Y == 5;
});
Try("composed roots that are declared", () =>
{
    var queue = new PriorityQueue<string, int>([("late", 2), ("soon", 1)]);
    return Copy(queue).Dequeue() == "soon" && Copy(new Dictionary<string, List<(int, double)>> { ["a"] = [(1, 2.5)] })["a"][0] == (1, 2.5);
});
Try("built-in roots that are not", () => Copy("text") == "text" && Copy(new int[] { 1, 2 })[1] == 2 && Copy(new Version(1, 2)).Minor == 2);
Try("composed roots that are not declared", () => Copy(new LinkedList<(Half, char)>([((Half)1, 'c')])).First!.Value == ((Half)1, 'c'));
Try("loading without a type", () =>
    PickleSerializer.Deserialize(PickleSerializer.Serialize<object>(new object[] { 1, "two", new List<double> { 3 }, ada })) is List<object?> { Count: 4 } and [1, "two", _, Employee]);
Try("every protocol", () => Enumerable.Range(0, 6).All(protocol => PickleSerializer.Deserialize<Person>(PickleSerializer.Serialize(ada, new PickleOptions { Protocol = protocol }))!.Friends[0].Name == "Bob"));
Try("composed members at every protocol", () => Enumerable.Range(0, 6).All(protocol =>
{
    var options = new PickleOptions { Protocol = protocol };
    var cabinet = new Cabinet { Corners = [new(1, 2)], Named = ImmutableSortedDictionary<string, KeyValuePair<int, Point>>.Empty.Add("a", new(3, new(4, 5))), Grid = new Point[,] { { new(6, 7) } }, Drawer = { ["b"] = new Point[] { new(8, 9) } } };
    var copy = PickleSerializer.Deserialize<Cabinet>(PickleSerializer.Serialize(cabinet, options))!;
    var track = PickleSerializer.Deserialize<Track>(PickleSerializer.Serialize(new Track { Points = [new(1, 2)] }, options))!;
    return copy.Corners[0].Y == 2 && copy.Named["a"].Value.Y == 5 && copy.Grid![0, 0].Y == 7 && copy.Drawer["b"].Span[0].Y == 9 && track.Points[0].Y == 2;
}));
Try("elements of streams, one by one and as a whole", () =>
{
    using var stream = new MemoryStream();
    PickleSerializer.SerializeElementsAsync(stream, Numbers()).AsTask().GetAwaiter().GetResult();
    stream.Write(PickleSerializer.Serialize(new[] { 4, 5 }));
    stream.Position = 0;
    return Sum(stream) == 3 && Sum(stream) == 9;
});
Try("documents", () => PickleDocument.Parse(PickleSerializer.Serialize(ada)).Globals.Contains(("native.models", "Employee")));
Try("reducers", () => PickleSerializer.Deserialize(PickleSerializer.Serialize<object>(new Unknown(7), new PickleOptions { DispatchTable = new DispatchTable().Add<Unknown>(value => new ReduceValue(new PickleCallable("builtins", "bytearray"), [new byte[value.Size]])) })) is PickleByteArray { Length: 7 });
Try("a name that nobody allowed", () => PickleSerializer.Deserialize(new byte[] { 0x80, 4, 0x8c, 2, (byte)'o', (byte)'s', 0x8c, 6, (byte)'s', (byte)'y', (byte)'s', (byte)'t', (byte)'e', (byte)'m', 0x93, (byte)'.' }) is null);
// A dict with a Link for a key, whose next is itself.
Try("a key that leads back to itself", () => PickleSerializer.Deserialize(Convert.FromBase64String("gAJ9Y25hdGl2ZS5tb2RlbHMKTGluawopgXEAfVgEAAAAbmV4dGgAc2JLAXMu")) is null);
Try("the wrong type", () => PickleSerializer.Deserialize<Person>(PickleSerializer.Serialize("text")) is null);
Try("a type that is not annotated", () => PickleSerializer.Serialize<object>(new Unknown(1)).Length == 0);

int captured = 40;
Func<int, int> add = x => x + captured;
var trusting = new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(typeof(Program).Assembly).SignedWith(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)) };
Try("a closure over an anonymous type", () =>
{
    // Nobody reads Unread: trimming removes that property, and the object still travels as a whole.
    var bounds = new { Low = 40, Unread = "x" };
    Func<int, int> within = x => x + bounds.Low;
    return PickleSerializer.Deserialize<Func<int, int>>(PickleSerializer.Serialize(within, trusting), trusting)!(2) == 42;
});
Try("a closure of a type that is not declared", () => PickleSerializer.Deserialize<Func<string>>(PickleSerializer.Serialize<Func<string>>(() => $"{captured}", trusting), trusting)!() == "40");
Try("a closure", () => PickleSerializer.Deserialize<Func<int, int>>(PickleSerializer.Serialize(add, trusting), trusting)!(2) == 42);

static async IAsyncEnumerable<int> Numbers()
{
    yield return 1;
    await Task.Yield();
    yield return 2;
}

static int Sum(Stream stream) => PickleSerializer.DeserializeElementsAsync<int>(stream).ToBlockingEnumerable().Sum();

static T Copy<T>(T value) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value))!;

static void Try(string what, Func<bool> works)
{
    try
    {
        Console.WriteLine($"{what}: {(works() ? "as it should be" : "WRONG")}");
    }
    catch (PickleException e)
    {
        Console.WriteLine($"{what}: {e.GetType().Name}: {e.Message}");
    }
}

internal sealed record Unknown(int Size);
