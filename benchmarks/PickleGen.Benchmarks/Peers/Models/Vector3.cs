using MessagePack;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Peers.Models;

/// <summary>W5. MemoryPack copies any struct without references as a block.</summary>
[MessagePackObject]
public struct Vector3 : IVector3
{
    [Key(0)] public float X { get; set; }
    [Key(1)] public float Y { get; set; }
    [Key(2)] public float Z { get; set; }
}
