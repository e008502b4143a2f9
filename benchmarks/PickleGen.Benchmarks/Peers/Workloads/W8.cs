using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Peers;
using Models = PickleGen.Benchmarks.Peers.Models;

namespace PickleGen.Benchmarks.Workloads;

internal static partial class W8
{
    static partial void AddPeers(List<Contestant> all)
    {
        all.Add(Contestant.Of("MemoryPack", new MemoryPackPeer<Models.Node>(), () => INode<Models.Node>.Make(10_000)));
        all.Add(Contestant.Of("MemoryPack, version tolerant", new MemoryPackPeer<Models.VersionTolerant.Node>(), () => INode<Models.VersionTolerant.Node>.Make(10_000)));
        all.Add(Contestant.Of("MemoryPack, circular", new MemoryPackPeer<Models.CircularReference.Node>(), () => INode<Models.CircularReference.Node>.Make(10_000)));
        all.Add(Contestant.Of("MessagePack-CSharp", new MessagePackPeer<Models.Node>(), () => INode<Models.Node>.Make(10_000)));
    }
}
