using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Peers;
using Models = PickleGen.Benchmarks.Peers.Models;

namespace PickleGen.Benchmarks.Workloads;

internal static partial class W3
{
    static partial void AddPeers(List<Contestant> all)
    {
        all.Add(Contestant.Of("MemoryPack", new MemoryPackPeer<Models.Order>(), () => IOrder<Models.Customer, Models.Line>.Make<Models.Order>(1)));
        all.Add(Contestant.Of("MemoryPack, version tolerant", new MemoryPackPeer<Models.VersionTolerant.Order>(), () => IOrder<Models.VersionTolerant.Customer, Models.VersionTolerant.Line>.Make<Models.VersionTolerant.Order>(1)));
        all.Add(Contestant.Of("MemoryPack, circular", new MemoryPackPeer<Models.CircularReference.Order>(), () => IOrder<Models.CircularReference.Customer, Models.CircularReference.Line>.Make<Models.CircularReference.Order>(1)));
        all.Add(Contestant.Of("MessagePack-CSharp", new MessagePackPeer<Models.Order>(), () => IOrder<Models.Customer, Models.Line>.Make<Models.Order>(1)));
    }
}
