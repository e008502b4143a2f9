namespace PickleGen.Tool;

/// <summary>What came out of something packed.</summary>
/// <param name="Path">Its path, for the report.</param>
/// <param name="Content">All of it, or what there is before the fault.</param>
/// <param name="Fault">Why it could not be unpacked to its end; null: it could.</param>
internal readonly record struct Unpacked(string Path, byte[] Content, Exception? Fault)
{
    /// <summary>What unpacks to more is not looked into.</summary>
    public const int MaxSize = 1 << 30;

    /// <summary>Nothing but a fault.</summary>
    public Unpacked(string path, Exception fault)
        : this(path, [], fault)
    {
    }

    /// <summary>The fault of what unpacks to more.</summary>
    public static InvalidDataException TooLong() => new($"it unpacks to more than {MaxSize} bytes");

    /// <summary>Unpacks. The length that the packed file declares is not believed.</summary>
    /// <remarks>What comes before a fault is kept: a program that reads while it unpacks has loaded it by then.</remarks>
    public static Unpacked From(string path, Func<Stream> open)
    {
        using var unpacked = new MemoryStream();
        try
        {
            using var stream = open();
            byte[] buffer = new byte[1 << 16];
            for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                if (unpacked.Length + read > MaxSize) throw TooLong();
                unpacked.Write(buffer, 0, read);
            }
            return new(path, unpacked.ToArray(), Fault: null);
        }
        catch (Exception e) when (ToolConsole.IsUnreadable(e))
        {
            return new(path, unpacked.ToArray(), e);
        }
    }
}
