using PickleGen;
using PickleGen.Samples.Pages;

[assembly: PicklableExternal(typeof(Temperature), ByReducer = true)]

namespace PickleGen.Samples.Pages;

/// <summary>docs/hooks.md: members of a type that a reducer saves.</summary>
[Picklable]
public sealed partial class Report
{
    public required string Station { get; init; }
    public Temperature? Lowest { get; set; }
    public List<Temperature> All { get; } = [];
}
