using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Values whose type only the pickle knows, between typed ones.</content>
public partial class Unpickler
{
    /// <summary>The next value, whatever it is. The few forms that cannot be the start of another value are read in place; else the stack machine goes on.</summary>
    /// <param name="reader">The pickle.</param>
    /// <param name="wanted">What an object of an annotated class must be to be read by its generated reader.</param>
    /// <param name="mayBeTuple">Whether it may be a tuple.</param>
    internal object? LoadAny(ref PickleReader reader, Type wanted, bool mayBeTuple)
    {
        TakeFrames(ref reader);
        int start = reader.Position;
        if (TryLoadAtom(ref reader, out object? atom) && (!mayBeTuple || StandsAlone(ref reader))) return atom;
        reader.Position = start;
        if (!CanNest || !TryPeekObject(ref reader, wanted, out var info) || !wanted.IsAssignableFrom(info.Type)) return TakeForward(ref reader);
        object? value = info.LoadObject(ref reader, this);
        // The object may be the first item of a tuple, which the machine sees when the others are there.
        return mayBeTuple && !HasForwarded && !StandsAlone(ref reader) && !IsInNoTuple(reader, info.Class!) ? TakeForwardAfter(ref reader, value) : value;
    }

    /// <summary>
    /// Reads an object of a class that an earlier one has named, in a place that cannot have a tuple: it is all of the value. False takes nothing.
    /// </summary>
    internal bool TryLoadMet(ref PickleReader reader, Type wanted, out object? value)
    {
        value = null;
        ref byte p = ref reader.Next;
        int size = PickleReader.SizeOfGet(ref p, reader.Left, out int index);
        if (size == 0 || !CanNest || reader.Left < size + 2 || Unsafe.Add(ref p, size) != (byte)PickleOpcode.EmptyTuple || Unsafe.Add(ref p, size + 1) != (byte)PickleOpcode.NewObj) return false;
        if (Memo.Peek(index) is not PickleTypeInfo { Class: { Layout: PickleLayout.State } @class } info || !IsMet(@class) || !wanted.IsAssignableFrom(info.Type)) return false;
        value = info.LoadObject(ref reader, this);
        return true;
    }

    /// <summary>NONE in the place of a tuple. Not one that is a tuple's first item: CPython writes up to three without a MARK before them.</summary>
    internal static bool TryTakeNoTuple(ref PickleReader reader)
    {
        if (!reader.TryTake(PickleOpcode.None)) return false;
        if (StandsAlone(ref reader)) return true;
        reader.Position--;
        return false;
    }

    /// <summary>NONE in the place of a list. Not one that is the first item of a tuple in its place.</summary>
    /// <typeparam name="T">The list's elements.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryTakeNoList<T>(ref PickleReader reader) =>
        reader.TryTake(PickleOpcode.None) && (default(T) is not null || StandsAlone(ref reader) || StartsNoTuple(ref reader, reader.Position - 1));

    // The value that begins at start is not a tuple's first item; if it is, the reader goes back there.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool StartsNoTuple(ref PickleReader reader, int start)
    {
        if (LookAhead.ItemsOfTuple(reader.Input[start..]) == 0) return true;
        reader.Position = start;
        return false;
    }

    // Nothing follows that might be a tuple's next item, or make a tuple of this one.
    private static bool StandsAlone(ref PickleReader reader) =>
        !reader.TryPeek(out var next) || StackEffects.EndsValue(next);

    private static bool TryLoadAtom(ref PickleReader reader, out object? atom)
    {
        atom = null;
        if (reader.TryTake(PickleOpcode.None)) return true;
        if (reader.TryReadBoolean(out bool truth)) atom = Boxes.Of(truth);
        else if (reader.TryReadDouble(out double number)) atom = number;
        else return TryLoadInteger(ref reader, out atom);
        return true;
    }

    // An integer and POP are a hint, before the value or behind the one that came before.
    private static bool TryLoadInteger(ref PickleReader reader, out object? value)
    {
        int start = reader.Position;
        value = null;
        if (reader.TryReadInt64(out long integer) && reader.TryPeek(out var next) && next != PickleOpcode.Pop)
        {
            value = Boxes.Of(integer);
            return true;
        }
        reader.Position = start;
        return false;
    }

    // A class by itself is a value too: it is an object's only with NEWOBJ behind it, or behind the preamble that names it, which stands
    // before a block of structs as well. Where a dictionary may be wanted as well, one behind an object is its state for sure only in what we write.
    private bool TryPeekObject(ref PickleReader reader, Type wanted, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PickleTypeInfo? info)
    {
        info = null;
        if (!TryPeekClass(ref reader, expected: null, out var mention) || mention.Info.Class is not { Layout: PickleLayout.State } @class) return false;
        int start = reader.Position;
        reader.Position = mention.End;
        bool isObject = reader.NextOpcode == (int)PickleOpcode.Pop
            ? OpensBehindPreamble(ref reader, start, @class)
            : reader.TryTakeNewObject() && (IsMet(@class) || !wanted.IsAssignableFrom(typeof(PickleDict)));
        reader.Position = start;
        info = mention.Info;
        return isObject;
    }

    private static bool OpensBehindPreamble(ref PickleReader reader, int start, PickleClass @class)
    {
        reader.Position = start;
        return reader.TrySkip(@class.Preamble) && reader.TryReadGet(out _) && reader.NextOpcode == (int)PickleOpcode.EmptyTuple;
    }
}
