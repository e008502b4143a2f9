using System.Collections.Generic;
using PickleGen;

namespace Zoo;

public abstract class Entity
{
    [PickleMember("id")] private int _id;
    public int Id => _id;
    public virtual string Name { get; protected set; } = "";
    protected Entity(int id) => _id = id;
    protected Entity() { }
}

[Picklable]
public partial class Animal : Entity
{
    public override string Name { get; protected set; } = "animal";
    public int Legs { get; init; }
}

[Picklable]
public sealed partial class Dog : Animal
{
    [PickleMember("dog_legs")] public new int Legs { get; set; }
}

public class Base<T> where T : class
{
    [PickleMember] private T? _held;
    public T? Held { get => _held; init => _held = value; }
}

[Picklable]
public partial class Keeper : Base<List<string>>;
