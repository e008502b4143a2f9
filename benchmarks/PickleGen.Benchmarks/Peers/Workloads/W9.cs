using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Peers;
using Models = PickleGen.Benchmarks.Peers.Models;

namespace PickleGen.Benchmarks.Workloads;

internal static partial class W9
{
    static partial void AddPeers(List<Contestant> all)
    {
        all.Add(Contestant.Of("Orleans", new OrleansPeer<Models.Link>(), () => ILink<Models.Link>.Make(999)));
        all.Add(Contestant.Of("MemoryPack, circular", new MemoryPackPeer<Models.CircularReference.Link>(), () => ILink<Models.CircularReference.Link>.Make(999)));
    }
}
