namespace RuleDocs.PICKLE202.Fix;

public static class Store
{
    public static string[] Copy(string[] names)
    {
        using var stream = new MemoryStream();
        PickleSerializer.Serialize(stream, names);
        stream.Position = 0;
        return PickleSerializer.Deserialize<string[]>(stream)!;
    }
}
