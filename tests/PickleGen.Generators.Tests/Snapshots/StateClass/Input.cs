using System;
using System.Collections.Generic;
using PickleGen;

namespace Shop.Models;

[Picklable(Module = "shop.models")]
public partial class Person
{
    public int Age { get; set; }
    public string FirstName { get; set; } = "";
    public string? Nickname;
    public Address? Address { get; private set; }
    public List<Person> Friends { get; } = [];
    public Dictionary<string, double[]>? Measures { get; set; }
    public DayOfWeek? Day { get; set; }
    public ulong Big { get; set; }
    public bool IsAdult => Age >= 18;
    [PickleIgnore] public object? Cache { get; set; }
}

[Picklable(Module = "shop.models")]
public sealed partial class Address
{
    public required string City { get; init; }
}
