namespace PickleGen;

internal sealed partial class GraphWriter
{
    /// <summary>What the graph refers to more than once, and its buffers.</summary>
    private sealed class References
    {
        private readonly HashSet<PickleNode> _met = new(ReferenceEqualityComparer.Instance);
        private readonly HashSet<PickleNode> _shared = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<PickleNode, List<int>> _poppedAfter = new(ReferenceEqualityComparer.Instance);

        public References(PickleDocument document)
        {
            for (int i = 0; i < document.PoppedNodes.Count; i++)
            {
                if (document.PoppedNodes[i].After is not { } after) continue;
                if (!_poppedAfter.TryGetValue(after, out var list)) _poppedAfter.Add(after, list = []);
                list.Add(i);
            }
            Walk(document.Root);
            foreach (var popped in document.PoppedNodes) Walk(popped.Node);
        }

        /// <summary>How many buffers the pickle takes.</summary>
        public int BufferCount { get; private set; }

        /// <summary>Whether the graph meets buffers in another order than that in which they come, or one more than once.</summary>
        public bool BuffersNeedPrelude { get; private set; }

        public bool IsShared(PickleNode node) => _shared.Contains(node);

        /// <summary>What was popped right after a node had been made.</summary>
        public IReadOnlyList<int> PoppedAfter(PickleNode node) => _poppedAfter.GetValueOrDefault(node) is { } list ? list : [];

        private void Walk(PickleNode root)
        {
            var open = new Stack<PickleNode>();
            open.Push(root);
            while (open.TryPop(out var node))
            {
                if (node is PickleNoneNode or PickleBoolNode or PickleIntNode or PickleFloatNode or PickleTupleNode { Items.Count: 0 }) continue;
                if (!_met.Add(node))
                {
                    _shared.Add(node);
                    continue;
                }
                if (node is PickleBufferNode buffer) Take(buffer);
                foreach (var child in node.Children.Reverse()) open.Push(child);
            }
        }

        private void Take(PickleBufferNode buffer)
        {
            BuffersNeedPrelude |= buffer.Index != BufferCount;
            BufferCount = Math.Max(BufferCount, buffer.Index + 1);
        }
    }
}
