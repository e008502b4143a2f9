namespace PickleGen.Codecs;

public sealed partial class PickleClass
{
    private byte[]? _preamble;

    /// <summary>
    /// Memoizes the class and its members' names and leaves the stack as it was: <c>module name STACK_GLOBAL MEMOIZE POP</c>, then
    /// <c>name MEMOIZE POP</c> for each. Written before the first object of a class, so that every later mention is a BINGET.
    /// </summary>
    internal ReadOnlySpan<byte> Preamble => _preamble ??= MakePreamble();

    /// <summary>Memo entries that <see cref="Preamble"/> makes: the class, then the members' names.</summary>
    internal int PreambleCount => (HasClassOnWire ? 1 : 0) + (HasNamesOnWire ? MemberCount : 0);

    /// <summary>The number of members.</summary>
    internal int MemberCount => MemberNames.Length;

    private bool HasClassOnWire => Layout != PickleLayout.Dict;

    private bool HasNamesOnWire => Layout != PickleLayout.Positional;

    private byte[] MakePreamble()
    {
        var writer = PickleWriter.ToScratch(new byte[256], PickleProtocol.Highest);
        if (HasClassOnWire)
        {
            AppendText(ref writer, Module);
            AppendText(ref writer, Name);
            Append(ref writer, PickleOpcode.StackGlobal);
            Append(ref writer, PickleOpcode.Memoize);
            Append(ref writer, PickleOpcode.Pop);
        }
        if (HasNamesOnWire)
        {
            foreach (string member in MemberNames)
            {
                AppendText(ref writer, member);
                Append(ref writer, PickleOpcode.Memoize);
                Append(ref writer, PickleOpcode.Pop);
            }
        }
        byte[] preamble = writer.Pending.ToArray();
        writer.Dispose();
        return preamble;

        static void Append(ref PickleWriter writer, PickleOpcode opcode) => writer.Commit(ref PickleOps.Opcode(ref writer.Reserve(1), opcode));

        static void AppendText(ref PickleWriter writer, string text) =>
            writer.Commit(ref PickleOps.String(ref writer.Reserve(PickleOps.SizeOf(text)), text));
    }
}
