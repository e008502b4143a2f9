using System.Text;

namespace PickleGen.Generators.Helpers;

/// <summary>What generated files are called.</summary>
internal static class HintNames
{
    /// <summary>Bytes that file systems have room for, less what a compiler or a tool may put around them.</summary>
    private const int Longest = 200;

    private const string End = ".g.cs";

    /// <summary><c>Ns.Type.g.cs</c>; of a name that no file could have, its beginning and its hash.</summary>
    public static string Of(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= Longest) return name + End;
        int length = Math.Min(name.Length, Longest);
        while (Encoding.UTF8.GetByteCount(name.Substring(0, length)) > Longest || char.IsHighSurrogate(name[length - 1])) length--;
        return $"{name.Substring(0, length)}.{AssemblyNames.Hash(name):x8}{End}";
    }

    /// <summary>Those of which there are several. Files are told apart without case, and names of several kinds may meet: a type's, an external codec's, the index's.</summary>
    public static EquatableArray<string> Alike(IEnumerable<string> hints) =>
        hints.GroupBy(static hint => hint, StringComparer.OrdinalIgnoreCase).Where(static alike => alike.Skip(1).Any()).SelectMany(static alike => alike).Distinct().ToEquatableArray();

    /// <summary>The hint, which is one of several alike: told apart by what stands in the file.</summary>
    /// <param name="hint">What the file would be called.</param>
    /// <param name="alike">Those of which there are several.</param>
    /// <param name="content">What no other file has.</param>
    public static string ToldApart(string hint, EquatableArray<string> alike, string content) =>
        alike.Contains(hint) ? $"{hint.Substring(0, hint.Length - End.Length)}.{AssemblyNames.Hash(content):x8}{End}" : hint;
}
