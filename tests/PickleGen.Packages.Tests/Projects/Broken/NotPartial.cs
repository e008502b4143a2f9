using PickleGen;

[Picklable]
public class NotPartial
{
    public int Id { get; set; }
}
