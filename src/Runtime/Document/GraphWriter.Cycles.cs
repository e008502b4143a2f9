namespace PickleGen;

internal sealed partial class GraphWriter
{
    /// <summary>Which nodes can reach each other: Tarjan's strongly connected components, in a loop.</summary>
    private sealed class Cycles
    {
        private readonly Dictionary<PickleNode, int> _order = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<PickleNode, int> _components = new(ReferenceEqualityComparer.Instance);
        private readonly HashSet<int> _single = [];
        private readonly Stack<PickleNode> _pending = new();
        private int _count;

        public Cycles(PickleDocument document)
        {
            Walk(document.Root);
            foreach (var popped in document.PoppedNodes) Walk(popped.Node);
        }

        /// <summary>The number of the node's component: nodes that are in a cycle together have the same.</summary>
        public int ComponentOf(PickleNode node) => _components[node];

        /// <summary>Whether others are in a cycle with the node.</summary>
        public bool IsInCycle(PickleNode node) => !_single.Contains(_components[node]);

        private void Walk(PickleNode root)
        {
            if (_order.ContainsKey(root)) return;
            var open = new Stack<Visit>();
            open.Push(Enter(root));
            while (open.TryPeek(out var visit))
            {
                if (visit.Children.MoveNext())
                {
                    var child = visit.Children.Current;
                    if (!_order.TryGetValue(child, out int order)) open.Push(Enter(child));
                    else if (!_components.ContainsKey(child)) visit.Lowest = Math.Min(visit.Lowest, order);
                    continue;
                }
                open.Pop();
                if (open.TryPeek(out var parent)) parent.Lowest = Math.Min(parent.Lowest, visit.Lowest);
                if (visit.Lowest == _order[visit.Node]) CloseComponent(visit.Node);
            }
        }

        private Visit Enter(PickleNode node)
        {
            int order = _order.Count;
            _order.Add(node, order);
            _pending.Push(node);
            return new Visit(node, order);
        }

        private void CloseComponent(PickleNode first)
        {
            if (_pending.Peek() == first) _single.Add(_count);
            PickleNode node;
            do
            {
                node = _pending.Pop();
                _components.Add(node, _count);
            }
            while (node != first);
            _count++;
        }

        private sealed class Visit(PickleNode node, int order)
        {
            public PickleNode Node { get; } = node;

            public IEnumerator<PickleNode> Children { get; } = node.Children.GetEnumerator();

            public int Lowest { get; set; } = order;
        }
    }
}
