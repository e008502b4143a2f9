using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Peers;
using Models = PickleGen.Benchmarks.Peers.Models;

namespace PickleGen.Benchmarks.Workloads;

internal static partial class W5
{
    static partial void AddPeers(List<Contestant> all)
    {
        all.Add(Contestant.Of("MemoryPack", new MemoryPackPeer<Models.Vector3[]>(), IVector3.MakeMany<Models.Vector3>));
        all.Add(Contestant.Of("MessagePack-CSharp", new MessagePackPeer<Models.Vector3[]>(), IVector3.MakeMany<Models.Vector3>));
    }
}
