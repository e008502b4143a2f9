using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Memo opcodes and class names between typed values.</content>
public partial class Unpickler
{
    /// <summary>What the memo has for a state dictionary whose object was filled directly.</summary>
    private static readonly object s_stateOfObject = new();

    /// <summary>Structs that something referred to before their members were read.</summary>
    private HashSet<object>? _early;

    /// <summary>Whether something got an object that its constructor has yet to build.</summary>
    private bool _hasEarlyInstance;

    /// <summary>Puts <paramref name="value"/> wherever the opcodes behind it say; returns the last index, -1: nowhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int TakePuts(ref PickleReader reader, object? value)
    {
        if (!reader.TryPeek(out var opcode)) return -1;
        if (opcode == PickleOpcode.Memoize)
        {
            reader.Position++;
            return Memo.Memoize(value);
        }
        return opcode is PickleOpcode.BinPut or PickleOpcode.LongBinPut or PickleOpcode.Put or PickleOpcode.Frame ? TakeOtherPut(ref reader, value) : -1;
    }

    /// <summary>BINGET or LONG_BINGET of an entry; false takes nothing.</summary>
    internal bool TryReadReference(ref PickleReader reader, out object? value)
    {
        int start = reader.Position;
        if (reader.TryReadGet(out int index) && Memo.Has(index))
        {
            _incomplete++;
            value = GetMemo(index);
            return true;
        }
        reader.Position = start;
        value = null;
        return false;
    }

    private static UnpicklingException StructInItself(Type type) => new($"An object of '{type}' refers to itself, which a struct cannot: make the type a class.");

    private bool TryLoadReference<T>(ref PickleReader reader, out T? value)
    {
        int start = reader.Position;
        if (typeof(T).IsValueType && reader.TryReadGet(out int index) && Memo.Peek(index) is Unbuilt)
            throw StructInItself(typeof(T));
        reader.Position = start;
        if (TryReadReference(ref reader, out object? entry) && entry is T typed)
        {
            value = typed;
            return true;
        }
        reader.Position = start;
        value = default;
        return false;
    }

    /// <summary>A memo entry; one that stands for an object that was not built yet becomes that object, uninitialised.</summary>
    private object? GetMemo(int index)
    {
        object? entry = Memo.Peek(index);
        if (entry is not Unbuilt unbuilt) return entry;
        if (unbuilt.Array is { } array) return array.Want();
        object instance = unbuilt.Info.CreateUninitialized();
        _hasEarlyInstance = true;
        if (instance is ValueType) (_early ??= new(ReferenceEqualityComparer.Instance)).Add(instance);
        Memo.Fill(index, instance);
        return instance;
    }

    // BINPUT, LONG_BINPUT, PUT; and behind a text or bytes of 64 KB, which stand outside of frames, what memoizes them lies in the next one
    // (pickle.py write_large_bytes).
    private int TakeOtherPut(ref PickleReader reader, object? value)
    {
        int start = reader.Position;
        TakeFrames(ref reader);
        if (reader.TryTake(PickleOpcode.Memoize)) return Memo.Memoize(value);
        if (reader.TryReadPut(out int index) || reader.TryReadTextPut(out index))
        {
            Memo.Put(index, value);
            return index;
        }
        reader.Position = start;
        return -1;
    }

    // Our own preamble: what it memoizes stands ready in the class.
    private bool TryMeetPreamble(ref PickleReader reader, PickleClass @class, PickleTypeInfo info)
    {
        ReadOnlySpan<byte> preamble = @class.Preamble;
        if (preamble.IsEmpty || !reader.Remaining.StartsWith(preamble)) return false;
        int first = Memo.Count;
        if (@class.Layout != PickleLayout.Dict)
        {
            if (!NamesAreDefault && !ReferenceEquals(ResolveClass(@class), info)) return false;
            Memo.Memoize(info);
            _namesClasses = true;
            if (@class.StateSetter is not null) Memo.Memoize(ResolveClass(@class.Module, @class.SetterName));
        }
        if (@class.Layout != PickleLayout.Positional) Memo.MemoizeAll(@class.MemberNames);
        Locate(@class, first);
        bool isRoot = reader.Position == _rootAt;
        reader.Position += preamble.Length;
        if (isRoot) _rootAt = reader.Position;
        return true;
    }
}
