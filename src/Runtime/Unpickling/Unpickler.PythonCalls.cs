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

    /// <summary>The next value as an object, where a call of <paramref name="global"/> or a reference to what it made is expected.</summary>
    /// <exception cref="UnpicklingException">There is none.</exception>
    internal object? TakeCall(ref PickleReader reader, PythonGlobal global)
    {
        int start = reader.Position;
        if (start == _rootAt) return TakeForward(ref reader);
        if (TryReadReference(ref reader, out object? made) && made is ValueType or PickleDecimal or PickleDateTime) return made;
        reader.Position = start;
        bool isFound = TrySkipCall(ref reader, global.Callable);
        int end = reader.Position;
        reader.Position = start;
        if (!isFound) return TakeForward(ref reader);

        var call = reader.Until(end);
        Run(ref call, StackCount, _markCount);
        _lastForward = (start, end, 0, 1);
        reader.Position = end;
        return Pop();
    }

    /// <summary>A decimal as CPython writes all but the first: the class from the memo, the text, and everything memoized.</summary>
    /// <returns>False, nothing taken: something else comes.</returns>
    internal bool TryLoadDecimal(ref PickleReader reader, out decimal value)
    {
        int start = reader.Position;
        if (start != _rootAt && reader.TryReadGet(out int index) && ReferenceEquals(Memo.Peek(index), PythonGlobal.Decimal.Callable)
            && reader.TryReadText(out var text)
            && reader.TrySkip([(byte)PickleOpcode.Memoize, (byte)PickleOpcode.Tuple1, (byte)PickleOpcode.Memoize, (byte)PickleOpcode.Reduce, (byte)PickleOpcode.Memoize])
            && reader.NextOpcode != (int)PickleOpcode.Build && DecimalText.TryParse(Bounded(text), out value))
        {
            string digits = Encoding.ASCII.GetString(text);
            Memo.Memoize(digits);
            Memo.Memoize(new PickleTuple(digits));
            Memo.Memoize(value);
            return true;
        }
        reader.Position = start;
        value = 0;
        return false;
    }

    // callable atom… TUPLE1-3 REDUCE, or callable EMPTY_TUPLE NEWOBJ and a state of one name; each perhaps memoized. Nothing is taken: the machine looks at it again.
    private bool TrySkipCall(ref PickleReader reader, PickleCallable callable)
    {
        if (!TrySkipCallable(ref reader, callable)) return false;
        if (reader.TryTake(PickleOpcode.EmptyTuple)) return TrySkipState(ref reader);
        int arguments = 0;
        for (; arguments < MostArguments && TrySkipAtom(ref reader); arguments++) ScanPut(ref reader);
        if (arguments == 0 || !reader.TryTake((PickleOpcode)((byte)PickleOpcode.Tuple1 + arguments - 1))) return false;
        ScanPut(ref reader);
        if (!reader.TryTake(PickleOpcode.Reduce)) return false;
        ScanPut(ref reader);
        return reader.NextOpcode != (int)PickleOpcode.Build;
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
        if (TryScanText(ref reader, out string? module, out _, out object? entry))
        {
            if (module != callable.Module || !TryScanText(ref reader, out string? name, out _, out _) || name != callable.Name || !reader.TryTake(PickleOpcode.StackGlobal)) return false;
        }
        else if (ReferenceEquals(entry, callable))
        {
            return true;
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
        if (!skipper.TryStep(reader.Remaining, out _, out _)) return false;
        reader.Position += skipper.Position;
        return true;
    }
}
