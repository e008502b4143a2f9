using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Peers;

namespace PickleGen.Benchmarks.Workloads;

internal static partial class W7
{
    static partial void AddPeers(List<Contestant> all)
    {
        all.Add(Contestant.Of("MemoryPack", new MemoryPackPeer<Dictionary<string, int>>(), Make));
        all.Add(Contestant.Of("MessagePack-CSharp", new MessagePackPeer<Dictionary<string, int>>(), Make));
    }
}
