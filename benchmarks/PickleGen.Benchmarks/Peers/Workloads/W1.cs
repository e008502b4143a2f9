using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Peers;
using Models = PickleGen.Benchmarks.Peers.Models;

namespace PickleGen.Benchmarks.Workloads;

internal static partial class W1
{
    static partial void AddPeers(List<Contestant> all)
    {
        all.Add(Contestant.Of("MemoryPack", new MemoryPackPeer<Models.Person>(), () => IPerson.Make<Models.Person>(1)));
        all.Add(Contestant.Of("MemoryPack, version tolerant", new MemoryPackPeer<Models.VersionTolerant.Person>(), () => IPerson.Make<Models.VersionTolerant.Person>(1)));
        all.Add(Contestant.Of("MemoryPack, circular", new MemoryPackPeer<Models.CircularReference.Person>(), () => IPerson.Make<Models.CircularReference.Person>(1)));
        all.Add(Contestant.Of("MessagePack-CSharp", new MessagePackPeer<Models.Person>(), () => IPerson.Make<Models.Person>(1)));
        all.Add(Contestant.Of("Razorvine", new RazorvinePeer<Models.Person>(), () => IPerson.Make<Models.Person>(1)));
    }
}
