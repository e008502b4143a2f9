using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Generators.Helpers;

/// <summary>Names that come from outside C#, as identifiers.</summary>
internal static class AssemblyNames
{
    /// <summary>Where an assembly's index and the codecs of its external types stand: one called <c>default</c> in <c>default_</c>, as no other name ends in a dot.</summary>
    public static string Namespace(string assembly) => $"PickleGen.Generated.{Identifier(assembly)}{(SyntaxFacts.GetKeywordKind(assembly) == SyntaxKind.None ? "" : "_")}";

    /// <summary>A name as an identifier, different for different names: what C# would not take becomes <c>_XXXX</c>, and dots <c>_</c>.</summary>
    public static string Identifier(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetter(c) || (char.IsDigit(c) && text.Length > 0)) text.Append(c);
            else if (c == '.') text.Append('_');
            else text.Append('_').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }

    /// <summary>The name's FNV-1a hash: the same on every machine.</summary>
    public static uint Hash(string name)
    {
        uint hash = 2166136261;
        foreach (char c in name) hash = (hash ^ c) * 16777619;
        return hash;
    }
}
