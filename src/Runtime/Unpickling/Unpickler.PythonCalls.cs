using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Calls of Python's standard library as CPython writes them, with everything memoized. The stack machine makes the value, but of these
/// opcodes alone: without an end it would go on to that of the container, and make objects of what a typed reader could have read.
/// </content>
public partial class Unpickler
{
    /// <summary>The longest of the calls that are known has so many arguments.</summary>
    private const int MostArguments = 3;

    /// <summary>What a global's names and itself take in the memo, where they are spelled out.</summary>
    private const int SpelledEntries = 3;

    /// <summary>What comes behind the only argument of a call, from protocol 4 on.</summary>
    private static ReadOnlySpan<byte> EndOfCall =>
        [(byte)PickleOpcode.Memoize, (byte)PickleOpcode.Tuple1, (byte)PickleOpcode.Memoize, (byte)PickleOpcode.Reduce, (byte)PickleOpcode.Memoize];

    /// <summary>The size of that, or of the same with the indices that it takes from <paramref name="index"/> on, as protocols 2 and 3 have it; 0: something else comes.</summary>
    private static int SizeOfEndOfCall(ReadOnlySpan<byte> opcodes, int index, out int last)
    {
        last = 1;
        if (opcodes.StartsWith(EndOfCall)) return EndOfCall.Length;
        int size = 0;
        foreach (var behind in (ReadOnlySpan<PickleOpcode>)[PickleOpcode.Tuple1, PickleOpcode.Reduce])
        {
            int put = SizeOfNextPut(opcodes[size..], index++);
            size += put + 1;
            if (put == 0 || size > opcodes.Length || opcodes[size - 1] != (byte)behind) return 0;
        }
        last = SizeOfNextPut(opcodes[size..], index);
        return last == 0 ? 0 : size + last;

        static int SizeOfNextPut(ReadOnlySpan<byte> opcodes, int index) => PickleReader.SizeOfNextPut(ref MemoryMarshal.GetReference(opcodes), opcodes.Length, index);
    }

    /// <summary>The next value as an object, where a call of <paramref name="global"/>, a reference to what it made, or a number or text in its place is expected.</summary>
    /// <exception cref="UnpicklingException">There is none.</exception>
    internal object? TakeCall(ref PickleReader reader, PythonGlobal global)
    {
        int start = reader.Position;
        if (start == _rootAt) return TakeForward(ref reader);
        TakeFrames(ref reader);
        if (TryReadReference(ref reader, out object? made) && made is ValueType or PickleDecimal or PickleDateTime) return made;
        reader.Position = start;
        if (TryCallOne(ref reader, global, out made)) return made;
        bool isFound = TrySkipCall(ref reader, global.Callable) || TrySkipAlone(ref reader, start);
        int end = reader.Position;
        // In a row of them the machine is the faster one: it starts once.
        if (isFound && reader.TryReadGet(out int next) && ReferenceEquals(Memo.Peek(next), global.Callable)) end = 0;
        reader.Position = start;
        return TakeUntil(ref reader, isFound ? end : 0);
    }

    /// <summary>A decimal as CPython writes all but the first: the class from the memo, the text, and everything memoized.</summary>
    /// <returns>False, nothing taken: something else comes.</returns>
    internal bool TryLoadDecimal(ref PickleReader reader, out decimal value)
    {
        value = 0;
        if (reader.Position == _rootAt) return false;
        int count = Memo.Count, size = TakeDecimal(ref reader.Next, reader.Left, out value);
        if (size == 0) Memo.Truncate(count);
        reader.Position += size;
        return size != 0;
    }

    /// <summary>The same at <paramref name="p"/>: the size of its opcodes. 0: something else comes; what the memo got may have to be taken back.</summary>
    internal int TakeDecimal(ref byte p, int left, out decimal value)
    {
        value = 0;
        int get = PickleReader.SizeOfGet(ref p, left, out int index);
        if (get == 0 || !ReferenceEquals(Memo.Peek(index), PythonGlobal.Decimal.Callable)) return 0;
        int before = get + PickleReader.SizeOfTextHeader(ref Unsafe.Add(ref p, get), left - get, out int length);
        if (before == get || length > Math.Min(DecimalText.Longest, _maxStringBytes)) return 0;
        var rest = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, before), left - before);
        int end = SizeOfEndOfCall(rest[length..], Memo.Count, out _), size = before + length + end;
        // One byte more, as BUILD may follow.
        if (end == 0 || left <= size || Unsafe.Add(ref p, size) == (byte)PickleOpcode.Build) return 0;
        bool isShort = length is > 0 and <= DecimalText.LongestShort && rest.Length >= DecimalText.LongestShort && DecimalText.TryParseShort(ref Unsafe.Add(ref p, before), length, out value);
        if (isShort && DecimalText.IsPlain(rest[..length])) return Memo.TryMemoizeCall(value) ? size : 0;
        if (!isShort && !DecimalText.TryParse(rest[..length], out value)) return 0;
        string digits = Encoding.ASCII.GetString(rest[..length]);
        return Memo.TryMemoize(digits) && Memo.TryMemoize(new PickleTuple(digits)) && Memo.TryMemoize(value) ? size : 0;
    }

    // callable text-or-bytes TUPLE1 REDUCE, all of it memoized: what most calls are. Made as the machine would, without its stack. What BUILD
    // or a refinement may change is left to it.
    private bool TryCallOne(ref PickleReader reader, PythonGlobal global, out object? made)
    {
        int start = reader.Position, index = -1;
        made = null;
        bool isSpelled = NamesAreDefault && ReadsTextInRuns && reader.TrySkip(global.SpelledOut);
        if (isSpelled || reader.TryReadGet(out index) && ReferenceEquals(Memo.Peek(index), global.Callable))
        {
            int at = reader.Position;
            bool isText = reader.TryReadText(out var bytes);
            int put = 0, behind = (isText || reader.TryReadBytes(out bytes)) && bytes.Length <= _maxStringBytes ? SizeOfEndOfCall(reader.Remaining, isSpelled ? Memo.Count + SpelledEntries : Memo.Count, out put) : 0;
            reader.Position += behind;
            if (behind != 0 && reader.NextOpcode is not ((int)PickleOpcode.Build or (int)PickleOpcode.BinInt))
            {
                int end = reader.Position;
                if (isSpelled)
                {
                    Memo.Memoize(global.Callable.Module);
                    Memo.Memoize(global.Callable.Name);
                    Memo.Memoize(global.Callable);
                }
                object argument = isText ? LoadText(bytes, at) : bytes.ToArray();
                var arguments = new PickleTuple(argument);
                Memo.Memoize(argument);
                Memo.Memoize(arguments);
                // Should the call fail, REDUCE is where.
                reader.Position = end - put - 1;
                made = Call(global.Callable, arguments);
                Memo.Memoize(made);
                reader.Position = end;
                _lastForward = (start, end, 0, 1);
                return true;
            }
        }
        reader.Position = start;
        return false;
    }

    // callable atom… TUPLE1-3 REDUCE and a refinement, or callable EMPTY_TUPLE NEWOBJ and a state of one name; each perhaps memoized. Nothing is taken: the machine looks at it again.
    private bool TrySkipCall(ref PickleReader reader, PickleCallable callable)
    {
        if (!TrySkipCallable(ref reader, callable)) return false;
        if (reader.TryTake(PickleOpcode.EmptyTuple)) return TrySkipState(ref reader);
        int arguments = reader.Position;
        if (TrySkipArguments(ref reader)) return true;
        reader.Position = arguments;
        return TrySkipNested(ref reader);
    }

    // Arguments that are calls themselves, as a time's zone is: what takes the callable from the stack is its own call.
    private static bool TrySkipNested(ref PickleReader reader)
    {
        var outline = new StackOutline(height: 1);
        while (outline.TryStep(reader.Remaining, out var opcode, out int lowest))
        {
            if (lowest > 0) continue;
            return lowest == 0 && opcode == PickleOpcode.Reduce && TrySkipMade(ref reader, outline.Position);
        }
        return false;
    }

    // What a call has made is perhaps memoized and refined; a state is the machine's, and so is a number in text, which may refine as well.
    private static bool TrySkipMade(ref PickleReader reader, int size)
    {
        reader.Position += size;
        ScanPut(ref reader);
        reader.TakeRefinement();
        return reader.NextOpcode is not ((int)PickleOpcode.Build or (int)PickleOpcode.Int);
    }

    // A number or a text, as it may stand for a date's or a decimal's call; with POP behind it, it is none.
    private bool TrySkipAlone(ref PickleReader reader, int start)
    {
        reader.Position = start;
        TakeFrames(ref reader);
        return TrySkipTextOrNumber(ref reader) && reader.NextOpcode != (int)PickleOpcode.Pop;
    }

    // The callable has been read: atom… TUPLE1-3 REDUCE and a refinement.
    private static bool TrySkipArguments(ref PickleReader reader)
    {
        int arguments = 0;
        for (; arguments < MostArguments && TrySkipAtom(ref reader); arguments++) ScanPut(ref reader);
        if (arguments == 0 || !reader.TryTake(EndOfShortTuple(arguments))) return false;
        ScanPut(ref reader);
        return reader.NextOpcode == (int)PickleOpcode.Reduce && TrySkipMade(ref reader, 1);
    }

    // NEWOBJ EMPTY_DICT name atom SETITEM BUILD.
    private bool TrySkipState(ref PickleReader reader)
    {
        if (!reader.TryTake(PickleOpcode.NewObj)) return false;
        ScanPut(ref reader);
        if (!reader.TryTake(PickleOpcode.EmptyDict)) return false;
        ScanPut(ref reader);
        return TryScanText(ref reader, out _, out _, out _) && TrySkipAtom(ref reader)
            && reader.TryTake(PickleOpcode.SetItem) && reader.TryTake(PickleOpcode.Build);
    }

    private bool TrySkipCallable(ref PickleReader reader, PickleCallable callable)
    {
        if (TryScanText(ref reader, out string? module, out var put, out object? entry))
        {
            if (module != callable.Module || !TryScanName(ref reader, module, put, out string? name, out _) || name != callable.Name || !reader.TryTake(PickleOpcode.StackGlobal)) return false;
        }
        else if (entry is not null)
        {
            TakeFrames(ref reader);
            return ReferenceEquals(entry, callable);
        }
        else if (!reader.TryReadGlobal(out var moduleLine, out var nameLine) || !Ascii.Equals(moduleLine, callable.Module) || !Ascii.Equals(nameLine, callable.Name))
        {
            return false;
        }
        ScanPut(ref reader);
        return true;
    }

    // Numbers, text and bytes.
    private static bool TrySkipAtom(ref PickleReader reader)
    {
        if ((PickleOpcode)reader.NextOpcode is not (PickleOpcode.BinInt1 or PickleOpcode.BinInt2 or PickleOpcode.BinInt or PickleOpcode.Long1 or PickleOpcode.BinFloat
            or PickleOpcode.ShortBinUnicode or PickleOpcode.BinUnicode or PickleOpcode.ShortBinBytes or PickleOpcode.BinBytes)) return false;
        var skipper = default(OpcodeSkipper);
        if (!skipper.TryStep(reader.Remaining, out _)) return false;
        reader.Position += skipper.Position;
        return true;
    }
}
