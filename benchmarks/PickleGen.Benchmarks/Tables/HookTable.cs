using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Tables;

/// <summary>What hooks cost, and what generated code saves: the same tree of 1,000 nodes, to an array.</summary>
internal static class HookTable
{
    public static IEnumerable<string> Rows()
    {
        var tree = INode<Node>.Make(1000);
        PickleOptions none = PickleOptions.Default,
            elsewhere = new() { Reducers = [new Elsewhere()] },
            declining = new() { Reducers = [new Declining()] },
            reflecting = new() { Reducers = [new Reflecting()] };
        var results = Comparison.Run([.. new[] { none, elsewhere, declining, reflecting }.Select(options => (Action)(() => PickleSerializer.Serialize(tree, options)))]);
        yield return "| reducers | ratio |";
        yield return "|---|---:|";
        string[] names = ["none", "one that handles none of the types present", "one that is asked for every object, and declines", "one that reduces every object by reflection"];
        for (int i = 0; i < names.Length; i++) yield return FormattableString.Invariant($"| {names[i]} | {results[i].Ratio:f2} |");
    }

    private sealed class Elsewhere : IReducerOverride
    {
        public bool Handles(Type type) => type == typeof(Order);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = default;
            return false;
        }
    }

    private sealed class Declining : IReducerOverride
    {
        public bool Handles(Type type) => true;

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = default;
            return false;
        }
    }

    private sealed class Reflecting : IReducerOverride
    {
        private static readonly PickleCallable s_new = new(typeof(Node).Namespace!, nameof(Node));

        public bool Handles(Type type) => type == typeof(Node);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            var state = new Dictionary<string, object?>();
            foreach (var property in value.GetType().GetProperties()) state.Add(property.Name, property.GetValue(value));
            reduced = new ReduceValue(s_new, [], state);
            return true;
        }
    }
}
