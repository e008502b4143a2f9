using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Peers;

namespace PickleGen.Benchmarks.Workloads;

internal static partial class W6
{
    static partial void AddPeers(List<Contestant> all, Func<string[]> make)
    {
        all.Add(Contestant.Of("MemoryPack", new MemoryPackPeer<string[]>(), make));
        all.Add(Contestant.Of("MessagePack-CSharp", new MessagePackPeer<string[]>(), make));
    }
}
