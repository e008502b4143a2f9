namespace PickleGen.Codecs;

public sealed partial class PickleClass
{
    private byte[]? _preamble;
    private int _mentionSize;

    /// <summary>
    /// Memoizes the class, its state setter and its members' names, and leaves the stack as it was: <c>module name STACK_GLOBAL MEMOIZE POP</c> (with type arguments
    /// <c>module name STACK_GLOBAL MARK argument… TUPLE REDUCE MEMOIZE POP</c>), then
    /// <c>name MEMOIZE POP</c> for each. Written before the first object of a class, so that every later mention is a BINGET.
    /// </summary>
    internal ReadOnlySpan<byte> Preamble => _preamble ??= MakePreamble();

    /// <summary>What of <see cref="Preamble"/> names the class, MEMOIZE included; empty: nothing does.</summary>
    internal ReadOnlySpan<byte> Mention => Preamble[.._mentionSize];

    /// <summary>Memo entries that <see cref="Preamble"/> makes: the class, its state setter, then the members' names.</summary>
    internal int PreambleCount => GlobalCount + (HasNamesOnWire ? MemberCount : 0);

    /// <summary>The entries of them that come before the members' names: the class, and its state setter.</summary>
    internal int GlobalCount => (HasClassOnWire ? 1 : 0) + (StateSetter is null ? 0 : 1);

    /// <summary>The number of members.</summary>
    internal int MemberCount => MemberNames.Length;

    /// <summary>The state setter's qualified name.</summary>
    internal string SetterName => $"{Name}.{StateSetter}";

    /// <summary>Whether what follows NEWOBJ is the dictionary of the members, which generated code reads and writes itself.</summary>
    internal bool HasMemberState => MemberCount != 0 && !HasOwnState;

    private bool HasClassOnWire => Layout != PickleLayout.Dict;

    private bool HasNamesOnWire => Layout != PickleLayout.Positional;

    private byte[] MakePreamble()
    {
        var writer = new PickleWriter(new byte[256], PickleProtocol.Highest);
        if (HasClassOnWire)
        {
            AppendGlobal(ref writer, Module, Name, Generic?.Names);
            // Without POP.
            _mentionSize = writer.Pending.Length - 1;
        }
        if (StateSetter is not null) AppendGlobal(ref writer, Module, SetterName);
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

        static void AppendGlobal(ref PickleWriter writer, string module, string name, IReadOnlyList<object?>? arguments = null)
        {
            AppendText(ref writer, module);
            AppendText(ref writer, name);
            Append(ref writer, PickleOpcode.StackGlobal);
            if (arguments is not null)
            {
                Append(ref writer, PickleOpcode.Mark);
                foreach (object? argument in arguments) AppendText(ref writer, (string)argument!);
                Append(ref writer, PickleOpcode.Tuple);
                Append(ref writer, PickleOpcode.Reduce);
            }
            Append(ref writer, PickleOpcode.Memoize);
            Append(ref writer, PickleOpcode.Pop);
        }

        static void Append(ref PickleWriter writer, PickleOpcode opcode) => writer.Commit(ref PickleOps.Opcode(ref writer.Reserve(1), opcode));

        static void AppendText(ref PickleWriter writer, string text) =>
            writer.Commit(ref PickleOps.String(ref writer.Reserve(PickleOps.SizeOf(text)), text));
    }
}
