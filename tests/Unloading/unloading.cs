// Whether this runtime survives that assemblies with thread-static fields are unloaded. With .NET 10.0.12 it died of a corrupt heap, or hung, in
// half of some runs, most of them on a busy machine; without such fields in none. Why the tests unload nothing: no line of PickleGen is in it.
//
//     DOTNET_GCgen0size=0x80000 dotnet run tests/Unloading/unloading.cs
//
// A small budget for the youngest generation makes collections, and so the fault, more frequent. "Survived" after three minutes is no proof.
#:property PublishAot=false
using System.Runtime.Loader;

var end = DateTime.UtcNow.AddMinutes(3);
int loads = 0;
await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(LoadAsync)));
Console.WriteLine($"Survived {loads} contexts and {GC.CollectionCount(0)} collections.");

async Task LoadAsync()
{
    var kept = new Queue<object>();
    while (DateTime.UtcNow < end)
    {
        var context = new AssemblyLoadContext("unloaded", isCollectible: true);
        var run = context.LoadFromAssemblyPath(typeof(Unloaded).Assembly.Location).GetType(nameof(Unloaded))!.GetMethod(nameof(Unloaded.Run))!.CreateDelegate<Action<int>>();
        run(2000);
        await Task.Yield();
        run(500);
        await Task.Delay(1);
        run(300);
        kept.Enqueue(Enumerable.Range(0, 3000).Select(i => new byte[i % 200]).ToArray());
        if (kept.Count > 50) kept.Dequeue();
        context.Unload();
        Interlocked.Increment(ref loads);
    }
}

public static class Unloaded
{
    [ThreadStatic] private static object?[]? t_nodes;
    [ThreadStatic] private static List<string>? t_texts;
    private static readonly Dictionary<Type, object> s_nodes = [];

    public static void Run(int count)
    {
        t_nodes ??= new object?[64];
        t_texts ??= [];
        for (int i = 0; i < count; i++)
        {
            t_nodes[i & 63] = new Node((i & 7) == 0 ? null : t_nodes[(i + 1) & 63], i.ToString());
            t_texts.Add(((Node)t_nodes[i & 63]!).Text);
            if (t_texts.Count > 100) t_texts.Clear();
        }
        s_nodes[typeof(Node)] = t_nodes;
        Kept<Node>.Keep();
        Kept<int>.Keep();
    }

    private sealed record Node(object? Next, string Text);

    private static class Kept<T>
    {
        private static readonly List<T[]> s_all = [];
        [ThreadStatic] private static T[]? t_last;

        public static void Keep() => s_all.Add(t_last = new T[10]);
    }
}
