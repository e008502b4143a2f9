using System.Collections.Generic;
using PickleGen;

namespace Bank;

public abstract class Entity
{
    [PickleMember("id", Order = 0), PickleFormerName("key")] private int _id;
    public int Id => _id;
    protected Entity(int id) => _id = id;
    protected Entity() { }
}

[Picklable]
public abstract class Account<TOwner> : Entity where TOwner : class?
{
    public TOwner? Owner { get; private set; }
    public decimal Balance { get; protected set; }
    [PickleMember] private readonly List<Entry> _entries = [];
    [PickleMember] private protected int @event { get; init; }
    public void Open(TOwner owner) => Owner = owner;
    [OnUnpickled] private void Check() => _entries.TrimExcess();
}

[Picklable]
internal sealed partial class Entry
{
    public decimal Amount { get; set; }
}

/// <summary>Nobody elsewhere derives from it.</summary>
[Picklable]
public partial class Closed
{
    [PickleMember] private int _kept;
    internal Closed() { }
    public int Kept => _kept;
}
