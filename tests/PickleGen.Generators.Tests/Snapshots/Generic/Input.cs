using System;
using System.Collections.Generic;
using PickleGen;

namespace Shop;

[Picklable]
public partial class Pair<TFirst, TSecond>
    where TFirst : notnull
    where TSecond : class, IComparable<TSecond>
{
    public required TFirst First { get; init; }
    public TSecond? Second { get; set; }
    public List<TFirst> More { get; } = [];
}

[Picklable]
public sealed partial record Box<T>(T Value)
{
    [Picklable]
    public sealed partial record Lid(T Inside);
}

[Picklable]
public partial class Shelf
{
    public Pair<int, string>? Pair { get; set; }
    public List<Box<double>> Boxes { get; } = [];
    public Box<Dictionary<string, Box<Shelf?[]>>>? Deep { get; set; }
}
