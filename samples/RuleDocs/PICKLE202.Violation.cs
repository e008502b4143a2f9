using System.Runtime.Serialization.Formatters.Binary;

namespace RuleDocs.PICKLE202.Violation;

public static class Store
{
    public static string[] Copy(string[] names)
    {
        var formatter = new BinaryFormatter();
        using var stream = new MemoryStream();
        formatter.Serialize(stream, names);
        stream.Position = 0;
        return (string[])formatter.Deserialize(stream);
    }
}
