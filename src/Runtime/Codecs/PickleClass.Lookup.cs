using System.Text;

namespace PickleGen.Codecs;

public sealed partial class PickleClass
{
    private Dictionary<string, int>? _positions;
    private byte[][]? _utf8Names;
    private byte[][]? _spelledNames;
    private byte[]? _utf8Module;
    private byte[]? _utf8Name;

    /// <summary>Former wire names of members, each with the member's position.</summary>
    public IReadOnlyList<(string Name, int Member)> FormerNames { get; init; } = [];

    /// <summary>The module's name as text has it on the wire.</summary>
    internal ReadOnlySpan<byte> Utf8Module => _utf8Module ??= Encoding.UTF8.GetBytes(Module);

    /// <summary>The name in the module likewise.</summary>
    internal ReadOnlySpan<byte> Utf8Name => _utf8Name ??= Encoding.UTF8.GetBytes(Name);

    /// <summary>The members' names likewise.</summary>
    internal byte[][] Utf8Names => _utf8Names ??= Array.ConvertAll(MemberNames, Encoding.UTF8.GetBytes);

    /// <summary>The opcodes that name each member where it comes for the first time in a pickle of CPython's.</summary>
    internal byte[][] SpelledNames => _spelledNames ??= Array.ConvertAll(MemberNames, Spelled.Text);

    /// <summary>The position of a member by its wire name, present or former; -1: there is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="expected">Where it probably is.</param>
    internal int IndexOf(string name, int expected)
    {
        if ((uint)expected < (uint)MemberNames.Length && name == MemberNames[expected]) return expected;
        return (_positions ??= MakePositions()).GetValueOrDefault(name, -1);
    }

    /// <summary>The member's name that these bytes spell, as our own string; null: none does.</summary>
    internal string? NameOf(ReadOnlySpan<byte> utf8, int expected)
    {
        byte[][] names = Utf8Names;
        if ((uint)expected < (uint)names.Length && utf8.SequenceEqual(names[expected])) return MemberNames[expected];
        for (int i = 0; i < names.Length; i++)
        {
            if (utf8.SequenceEqual(names[i])) return MemberNames[i];
        }
        return null;
    }

    private Dictionary<string, int> MakePositions()
    {
        var positions = new Dictionary<string, int>(MemberNames.Length + FormerNames.Count, StringComparer.Ordinal);
        foreach (var (name, member) in FormerNames) positions[name] = member;
        for (int i = 0; i < MemberNames.Length; i++) positions[MemberNames[i]] = i;
        return positions;
    }
}
