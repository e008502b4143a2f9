namespace RuleDocs.PICKLE009.Fix;

[Picklable]
public partial class Folder
{
    public string Name { get; set; } = "";
    public List<Folder> Inner { get; } = [];
}
