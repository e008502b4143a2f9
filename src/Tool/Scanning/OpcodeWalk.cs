using System.Buffers;
using System.Buffers.Binary;

namespace PickleGen.Tool;

/// <summary>
/// Goes over opcodes and what each has with it, and asks no more of them than that there may be what they take. CPython loads some that
/// <see cref="PickleDocument"/> refuses (an integer beyond the limits, APPEND to a bytearray), and each of CPython's two readers some that the other
/// refuses: such a file is a pickle none the less. A text whose letters are opcodes soon takes what is not there.
/// </summary>
internal ref struct OpcodeWalk
{
    private const int LeastWalked = 1 << 20, WalkedPerByte = 8;

    // And the line breaks behind them.
    private static readonly SearchValues<byte> s_names = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-\n"u8);

    private ReadOnlySpan<byte> _rest;

    // What it took so far: lines are looked at to their end, other arguments are passed over.
    private long _work;

    // At the most: what takes values is counted where it must, and POP may take a MARK.
    private int _marks;
    private int _values;

    /// <summary>Whether there are opcodes up to a STOP, and one among them that brings a name. Behind a STOP the next pickle goes on.</summary>
    public static bool BringsNames(ReadOnlySpan<byte> content)
    {
        var walk = new OpcodeWalk { _rest = content };
        bool hasNames = false;
        while (walk.TryStep(out var opcode))
        {
            if (opcode == PickleOpcode.Stop && hasNames) return true;
            hasNames |= IsName(opcode);
        }
        return false;
    }

    /// <summary>Whether there are opcodes that bring a name and then call something, STOP or not: Python calls as it reads, and who reads on goes on behind STOP.</summary>
    public static bool Calls(ReadOnlySpan<byte> content) => Calls(content, hasNames: false, out _);

    /// <inheritdoc cref="Calls(ReadOnlySpan{byte})"/>
    /// <param name="content">The opcodes.</param>
    /// <param name="hasNames">Whether there are names before: in the memo.</param>
    /// <param name="work">What it took to look.</param>
    public static bool Calls(ReadOnlySpan<byte> content, bool hasNames, out long work)
    {
        var walk = new OpcodeWalk { _rest = content };
        bool calls = false;
        while (!calls && walk.TryStep(out var opcode))
        {
            hasNames |= IsName(opcode);
            calls = hasNames && IsCall(opcode);
        }
        work = walk._work;
        return calls;
    }

    /// <summary>What it may take to look through raw data.</summary>
    public static long MaxWork(int length) => LeastWalked + (long)length * WalkedPerByte;

    /// <summary>
    /// The first place in raw data where PROTO stands, and behind it opcodes that bring the name of a module and then call something or stop; -1: there is none.
    /// Codes are no names here: among billions of bytes there is one that looks like a pickle with one.
    /// </summary>
    /// <param name="raw">The raw data.</param>
    /// <param name="left">What it may take yet, for all of the file.</param>
    /// <exception cref="InvalidDataException">It holds so much that looks like opcodes that to look through it would take too long.</exception>
    public static int FindPickle(ReadOnlySpan<byte> raw, ref long left)
    {
        for (int at = raw.IndexOf((byte)PickleOpcode.Proto); at >= 0;)
        {
            if (FoundPickle.BeginsPickle(raw[at..]))
            {
                if (left < 0) throw new InvalidDataException("what follows the pickle is raw data that looks like opcodes in too many places to look through");
                var walk = new OpcodeWalk { _rest = raw[at..] };
                bool hasNames = false, goesOn = true;
                while (goesOn)
                {
                    var before = walk._rest;
                    goesOn = walk.TryStep(out var opcode);
                    hasNames |= goesOn && (opcode == PickleOpcode.StackGlobal || (opcode is PickleOpcode.Global or PickleOpcode.Inst && AreNames(before[1..^walk._rest.Length])));
                    if (goesOn && hasNames && (opcode == PickleOpcode.Stop || IsCall(opcode)))
                    {
                        left -= walk._work;
                        return at;
                    }
                    goesOn &= opcode != PickleOpcode.Stop;
                }
                left -= walk._work;
            }
            int next = raw[(at + 1)..].IndexOf((byte)PickleOpcode.Proto);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return -1;
    }

    /// <summary>Whether a frame among the opcodes ends inside of one, inside of another frame or behind STOP: from a stream Python may read others behind it.</summary>
    /// <param name="content">The opcodes.</param>
    /// <param name="work">What it took to look.</param>
    public static bool TearsFrames(ReadOnlySpan<byte> content, out long work)
    {
        var walk = new OpcodeWalk { _rest = content };
        // Counted from the content's end.
        long frameEnd = content.Length;
        bool tears = false;
        for (int before = content.Length; !tears && walk.TryStep(out var opcode); before = walk._rest.Length)
        {
            int left = walk._rest.Length;
            tears = before > frameEnd && (opcode == PickleOpcode.Frame || (opcode == PickleOpcode.Stop ? left > frameEnd : left < frameEnd));
            if (opcode != PickleOpcode.Frame) continue;
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(content[^(left + sizeof(ulong))..]);
            if (length > (ulong)left) break;
            frameEnd = left - (long)length;
        }
        work = walk._work;
        return tears;
    }

    private static bool IsName(PickleOpcode opcode) =>
        opcode is PickleOpcode.Global or PickleOpcode.Inst or PickleOpcode.StackGlobal or PickleOpcode.Ext1 or PickleOpcode.Ext2 or PickleOpcode.Ext4;

    private static bool IsCall(PickleOpcode opcode) =>
        opcode is PickleOpcode.Reduce or PickleOpcode.NewObj or PickleOpcode.NewObjEx or PickleOpcode.Build or PickleOpcode.Obj or PickleOpcode.Inst;

    private static bool HasLine(PickleOpcode opcode) =>
        opcode is PickleOpcode.Int or PickleOpcode.Long or PickleOpcode.Float or PickleOpcode.String or PickleOpcode.Unicode or PickleOpcode.Get or PickleOpcode.Put
            or PickleOpcode.PersId or PickleOpcode.Global or PickleOpcode.Inst;

    private static bool AreNames(ReadOnlySpan<byte> lines) => lines[0] != '\n' && lines[^2] != '\n' && !lines.ContainsAnyExcept(s_names);

    private bool TryStep(out PickleOpcode opcode)
    {
        opcode = default;
        if (_rest.IsEmpty) return false;
        opcode = (PickleOpcode)_rest[0];
        ulong size = SizeOfArgument(opcode, _rest[1..]);
        _work += HasLine(opcode) ? (long)ulong.Min(size, (ulong)_rest.Length) : 1;
        if (size >= (ulong)_rest.Length || !HasTaken(opcode)) return false;
        _rest = _rest[(1 + (int)size)..];
        return true;
    }

    private bool HasTaken(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Stop:
                _marks = _values = 0;
                return true;
            case PickleOpcode.Mark:
                _marks++;
                return true;
            case PickleOpcode.Obj or PickleOpcode.Inst or PickleOpcode.Tuple or PickleOpcode.List or PickleOpcode.Dict or PickleOpcode.FrozenSet:
                _values++;
                return _marks-- > 0;
            case PickleOpcode.Appends or PickleOpcode.SetItems or PickleOpcode.AddItems or PickleOpcode.PopMark:
                return _marks-- > 0;
            case PickleOpcode.Reduce or PickleOpcode.Build or PickleOpcode.NewObj or PickleOpcode.StackGlobal:
                return _values-- > 1;
            case PickleOpcode.NewObjEx:
                return (_values -= 2) > 0;
            default:
                _values++;
                return true;
        }
    }

    // Of no opcode: more than there can be.
    private static ulong SizeOfArgument(PickleOpcode opcode, ReadOnlySpan<byte> behind)
    {
        switch (opcode)
        {
            case PickleOpcode.BinInt1 or PickleOpcode.BinGet or PickleOpcode.BinPut or PickleOpcode.Ext1 or PickleOpcode.Proto:
                return 1;
            case PickleOpcode.BinInt2 or PickleOpcode.Ext2:
                return 2;
            case PickleOpcode.BinInt or PickleOpcode.LongBinGet or PickleOpcode.LongBinPut or PickleOpcode.Ext4:
                return 4;
            case PickleOpcode.BinFloat or PickleOpcode.Frame:
                return 8;
            case PickleOpcode.Long1 or PickleOpcode.ShortBinString or PickleOpcode.ShortBinBytes or PickleOpcode.ShortBinUnicode:
                return behind.Length < 1 ? ulong.MaxValue : 1UL + behind[0];
            case PickleOpcode.Long4 or PickleOpcode.BinString or PickleOpcode.BinBytes or PickleOpcode.BinUnicode:
                return behind.Length < 4 ? ulong.MaxValue : 4UL + BinaryPrimitives.ReadUInt32LittleEndian(behind);
            case PickleOpcode.BinBytes8 or PickleOpcode.BinUnicode8 or PickleOpcode.ByteArray8:
                return behind.Length < 8 ? ulong.MaxValue : ulong.Min(BinaryPrimitives.ReadUInt64LittleEndian(behind), long.MaxValue) + 8;
            case PickleOpcode.Global or PickleOpcode.Inst:
                ulong first = SizeOfLine(behind);
                return first > (ulong)behind.Length ? first : first + ulong.Min(SizeOfLine(behind[(int)first..]), long.MaxValue);
            default:
                return HasLine(opcode) ? SizeOfLine(behind) : Enum.IsDefined(opcode) ? 0 : ulong.MaxValue;
        }
    }

    private static ulong SizeOfLine(ReadOnlySpan<byte> behind) => behind.IndexOf((byte)'\n') is >= 0 and var end ? (ulong)end + 1 : ulong.MaxValue;
}
