namespace RuleDocs.PICKLE009.Violation;

[Picklable]
public partial class Folder
{
    public Folder(string name, List<Folder> inner)
    {
        Name = name;
        Inner = inner;
    }

    public string Name { get; }
    public List<Folder> Inner { get; }
}
