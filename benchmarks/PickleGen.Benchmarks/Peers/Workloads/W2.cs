using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Peers;
using Models = PickleGen.Benchmarks.Peers.Models;

namespace PickleGen.Benchmarks.Workloads;

internal static partial class W2
{
    static partial void AddPeers(List<Contestant> all)
    {
        all.Add(Contestant.Of("MemoryPack", new MemoryPackPeer<Models.Person[]>(), IPerson.MakeMany<Models.Person>));
        all.Add(Contestant.Of("MemoryPack, version tolerant", new MemoryPackPeer<Models.VersionTolerant.Person[]>(), IPerson.MakeMany<Models.VersionTolerant.Person>));
        all.Add(Contestant.Of("MemoryPack, circular", new MemoryPackPeer<Models.CircularReference.Person[]>(), IPerson.MakeMany<Models.CircularReference.Person>));
        all.Add(Contestant.Of("MessagePack-CSharp", new MessagePackPeer<Models.Person[]>(), IPerson.MakeMany<Models.Person>));
        all.Add(Contestant.Of("Razorvine", new RazorvinePeer<Models.Person[]>(), IPerson.MakeMany<Models.Person>));
    }
}
