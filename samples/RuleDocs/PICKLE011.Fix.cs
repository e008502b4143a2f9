namespace RuleDocs.PICKLE011.Fix;

[Picklable]
public partial class Image
{
    public int Width { get; set; }
    public byte[] Pixels { get; set; } = [];
}
