using System.Text;

namespace PickleGen.Generators.Helpers;

/// <summary>What generated files are called.</summary>
internal static class HintNames
{
    /// <summary>Bytes that file systems have room for, less what a compiler or a tool may put around them.</summary>
    private const int Longest = 200;

    /// <summary><c>Ns.Type.g.cs</c>; of a name that no file could have, its beginning and its hash.</summary>
    public static string Of(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= Longest) return name + ".g.cs";
        int length = Math.Min(name.Length, Longest);
        while (Encoding.UTF8.GetByteCount(name.Substring(0, length)) > Longest || char.IsHighSurrogate(name[length - 1])) length--;
        return $"{name.Substring(0, length)}.{AssemblyNames.Hash(name):x8}.g.cs";
    }
}
