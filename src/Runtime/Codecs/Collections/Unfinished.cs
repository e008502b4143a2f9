namespace PickleGen.Codecs;

/// <summary>Stands in the memo for a collection that exists only when all its elements do: nothing in it can refer to it.</summary>
internal sealed class Unfinished
{
    public static Unfinished Instance { get; } = new();
}
