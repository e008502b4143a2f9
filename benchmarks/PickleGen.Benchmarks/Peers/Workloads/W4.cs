using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Peers;

namespace PickleGen.Benchmarks.Workloads;

internal static partial class W4
{
    static partial void AddPeers<T>(List<Contestant> all, Func<T[]> make)
    {
        all.Add(Contestant.Of("MemoryPack", new MemoryPackPeer<T[]>(), make));
        all.Add(Contestant.Of("MessagePack-CSharp", new MessagePackPeer<T[]>(), make));
    }
}
