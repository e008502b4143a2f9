namespace RuleDocs.PICKLE011.Violation;

[Picklable]
public unsafe partial class Image
{
    public int Width { get; set; }
    public byte* Pixels;
}
