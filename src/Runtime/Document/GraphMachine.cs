using System.Numerics;
using PickleGen.Closures;

namespace PickleGen;

/// <summary>The stack machine behind <see cref="PickleDocument"/>: one loop, one switch over the 68 opcodes, no recursion.</summary>
/// <remarks>
/// A machine of its own beside the unpickler's, which hands over to generated readers and back in the middle of a pickle and pays for
/// every indirection. They share what is easy to get wrong: the reader, the text forms, the memo and key equality.
/// </remarks>
internal sealed partial class GraphMachine(ReadOnlyMemory<byte> input, PickleOptions options)
{
    /// <summary>Behind an opcode that cannot be read, what is looked at to say what the bytes are.</summary>
    private const long SeenBehindFault = 1024;

    private readonly UnpicklerMemo _memo = new();
    private readonly NodeStack _stack = new(options.Limits);
    private readonly KeyWork _keyWork = new(options.Limits);
    private List<PoppedNode> _popped = [];
    private List<PickleNode> _dropped = [];
    private OrderedDictionary<(string Module, string Name), (string Module, string Name)> _globals = [];
    private OrderedDictionary<int, bool> _extensions = [];
    private PickleNeighbours _neighbours;
    private int _opcodeOffset;
    private long _frameEnd;
    private int _protocol;
    private int _buffers;
    private long _items;

    /// <summary>How many tuples, calls and the like there are: the clock by which <see cref="Arrivals"/> go. Nodes of a pickle may be in those behind it.</summary>
    private int _made;

    /// <summary>The names that the last pickle brought, in the order of first use.</summary>
    public IReadOnlyCollection<(string Module, string Name)> Globals => _globals.Keys;

    /// <summary>The same, as Python 3 looks them up.</summary>
    public IReadOnlyCollection<(string Module, string Name)> ResolvedGlobals => _globals.Values;

    /// <summary>The extension codes that the last pickle brought, in the order of first use.</summary>
    public IReadOnlyCollection<int> Extensions => _extensions.Keys;

    /// <summary>Whether a frame of the last pickle ended inside of an opcode or of another frame, or behind STOP.</summary>
    public bool HasTornFrames { get; private set; }

    private UnpicklingLimits Limits => options.Limits;

    public void ClearMemo() => _memo.Clear();

    /// <summary>Reads the pickle that begins at <paramref name="start"/>.</summary>
    /// <exception cref="UnpicklingException">It is malformed or exceeds a limit; the offset is the opcode's.</exception>
    public PickleDocument Run(int start, out int end)
    {
        _popped = [];
        _dropped = [];
        _globals = [];
        _extensions = [];
        _protocol = _buffers = 0;
        _items = _frameEnd = 0;
        HasTornFrames = false;
        _stack.Clear();
        if (_neighbours.StandsAlone(input.Span[start..], options.Closures)) _memo.Clear();
        _keyWork.Start(input.Length - start);
        var outer = _keyWork.Enter();
        try
        {
            var reader = new PickleReader(input.Span) { Position = start };
            while (Step(ref reader))
            {
                CheckInput(reader.Position - start);
                HasTornFrames |= _opcodeOffset < _frameEnd && _frameEnd < reader.Position;
            }
            CheckInput(reader.Position - start);
            HasTornFrames |= reader.Position < _frameEnd;
            end = reader.Position;
            var root = _stack.Pop();
            Drop(_stack.PopAll());
            return new PickleDocument(root, _popped, _dropped, Globals, _protocol);
        }
        catch (Exception e) when (e is PickleException or ArgumentException)
        {
            _memo.Clear();
            if (e is not PickleException pickleException) throw new UnpicklingException(ShownText.OfSentence(e.Message), e, offset: _opcodeOffset);
            pickleException.Offset ??= _opcodeOffset;
            // Not all that follows: many pickles may be read up to their fault in one input.
            int seen = (int)Math.Min(input.Length, _opcodeOffset + SeenBehindFault);
            ForeignBytes.Note(pickleException, input.Span[start..seen], isAtStart: pickleException.Offset == start);
            throw;
        }
        finally
        {
            KeyWork.Leave(outer);
            _stack.Clear();
        }
    }

    // False: that was STOP.
    private bool Step(ref PickleReader reader)
    {
        _opcodeOffset = reader.Position;
        int opcode = reader.NextOpcode;
        if (opcode < 0) throw new UnpicklingException("The pickle is truncated: it ends without STOP.");
        reader.Position++;
        switch ((PickleOpcode)opcode)
        {
            case PickleOpcode.Stop: return false;
            case PickleOpcode.Proto: LoadProtocol(reader.ReadByte()); break;
            case PickleOpcode.Frame: LoadFrame(ref reader); break;

            case PickleOpcode.None: Push(PickleNoneNode.Instance); break;
            case PickleOpcode.NewTrue: Push(PickleBoolNode.True); break;
            case PickleOpcode.NewFalse: Push(PickleBoolNode.False); break;
            case PickleOpcode.BinInt1: Push(new PickleIntNode(reader.ReadByte())); break;
            case PickleOpcode.BinInt2: Push(new PickleIntNode(reader.ReadUInt16())); break;
            case PickleOpcode.BinInt: Push(new PickleIntNode(reader.ReadInt32())); break;
            case PickleOpcode.Long1: LoadLong(reader.ReadBytes(reader.ReadByte())); break;
            case PickleOpcode.Long4: LoadLong(reader.ReadBytes(reader.ReadSignedLength32())); break;
            case PickleOpcode.Int: PushNumber(TextNumbers.ReadInt(reader.ReadLine(), Limits.MaxIntegerBytes)); break;
            case PickleOpcode.Long: PushNumber(TextNumbers.ReadLong(reader.ReadLine(), Limits.MaxIntegerBytes)); break;
            case PickleOpcode.Float: Push(new PickleFloatNode(TextNumbers.ReadFloat(reader.ReadLine()))); break;
            case PickleOpcode.BinFloat: Push(new PickleFloatNode(reader.ReadDouble())); break;

            case PickleOpcode.ShortBinUnicode: LoadText(ref reader, reader.ReadByte()); break;
            case PickleOpcode.BinUnicode: LoadText(ref reader, reader.ReadLength32()); break;
            case PickleOpcode.BinUnicode8: LoadText(ref reader, reader.ReadLength64()); break;
            case PickleOpcode.Unicode: LoadRawUnicode(Bounded(reader.ReadLine())); break;
            case PickleOpcode.ShortBinBytes: Push(new PickleBytesNode(Slice(ref reader, reader.ReadByte()))); break;
            case PickleOpcode.BinBytes: Push(new PickleBytesNode(Slice(ref reader, reader.ReadLength32()))); break;
            case PickleOpcode.BinBytes8: Push(new PickleBytesNode(Slice(ref reader, reader.ReadLength64()))); break;
            case PickleOpcode.ByteArray8: Push(new PickleByteArrayNode(Slice(ref reader, reader.ReadLength64()))); break;
            case PickleOpcode.String: LoadPython2String(TextEscapes.DecodeQuoted(Bounded(reader.ReadLine())).ToArray()); break;
            case PickleOpcode.BinString: LoadPython2String(Slice(ref reader, reader.ReadSignedLength32())); break;
            case PickleOpcode.ShortBinString: LoadPython2String(Slice(ref reader, reader.ReadByte())); break;

            case PickleOpcode.Mark: _stack.PushMark(); break;
            case PickleOpcode.Pop: LoadPop(); break;
            case PickleOpcode.PopMark: Drop(_stack.PopMark()); break;
            case PickleOpcode.Dup: Push(_stack.Top); break;
            case PickleOpcode.BinGet: LoadGet(reader.ReadByte()); break;
            case PickleOpcode.LongBinGet: LoadGet(reader.ReadUInt32()); break;
            case PickleOpcode.Get: LoadGet(TextNumbers.ReadIndex(reader.ReadLine())); break;
            case PickleOpcode.BinPut: LoadPut(reader.ReadByte()); break;
            case PickleOpcode.LongBinPut: LoadPut(reader.ReadUInt32()); break;
            case PickleOpcode.Put: LoadPut(TextNumbers.ReadIndex(reader.ReadLine())); break;
            case PickleOpcode.Memoize: LoadPut(_memo.Count); break;

            case PickleOpcode.EmptyTuple: Push(PickleTupleNode.Empty); break;
            case PickleOpcode.Tuple1: LoadTuple(_stack.Pop(1)); break;
            case PickleOpcode.Tuple2: LoadTuple(_stack.Pop(2)); break;
            case PickleOpcode.Tuple3: LoadTuple(_stack.Pop(3)); break;
            case PickleOpcode.Tuple: LoadTuple(_stack.PopMark()); break;
            case PickleOpcode.EmptyList: Push(new PickleListNode()); break;
            case PickleOpcode.List: LoadList(); break;
            case PickleOpcode.Append: LoadAppend(); break;
            case PickleOpcode.Appends: LoadAppends(); break;
            case PickleOpcode.EmptyDict: Push(new PickleDictNode()); break;
            case PickleOpcode.Dict: LoadDict(); break;
            case PickleOpcode.SetItem: LoadSetItem(); break;
            case PickleOpcode.SetItems: LoadSetItems(); break;
            case PickleOpcode.EmptySet: Push(new PickleSetNode()); break;
            case PickleOpcode.AddItems: LoadAddItems(); break;
            case PickleOpcode.FrozenSet: LoadFrozenSet(); break;

            case PickleOpcode.Global: LoadGlobal(ReadName(ref reader), ReadName(ref reader)); break;
            case PickleOpcode.StackGlobal: LoadStackGlobal(); break;
            case PickleOpcode.Ext1: LoadExtension(reader.ReadByte()); break;
            case PickleOpcode.Ext2: LoadExtension(reader.ReadUInt16()); break;
            case PickleOpcode.Ext4: LoadExtension(reader.ReadInt32()); break;
            case PickleOpcode.Reduce: LoadReduce(); break;
            case PickleOpcode.NewObj: LoadNewObj(); break;
            case PickleOpcode.NewObjEx: LoadNewObjEx(); break;
            case PickleOpcode.Inst: LoadInst(ReadName(ref reader), ReadName(ref reader)); break;
            case PickleOpcode.Obj: LoadObj(); break;
            case PickleOpcode.Build: LoadBuild(); break;
            case PickleOpcode.PersId: LoadPersistentText(Bounded(reader.ReadLine())); break;
            case PickleOpcode.BinPersId: Push(new PicklePersistentIdNode(_stack.Pop(), ++_made)); break;
            case PickleOpcode.NextBuffer: Push(new PickleBufferNode(_buffers++, readOnly: false)); break;
            case PickleOpcode.ReadOnlyBuffer: LoadReadOnlyBuffer(); break;
            default: throw new UnpicklingException($"0x{opcode:x2} is no opcode.");
        }
        return true;
    }

    private void Push(PickleNode node) => _stack.Push(node);

    private void LoadProtocol(int protocol)
    {
        if (protocol > PickleProtocol.Highest)
            throw new UnpicklingException($"Protocol {protocol} is newer than {PickleProtocol.Highest}, the newest that this version reads.");
        _protocol = protocol;
    }

    private void LoadFrame(ref PickleReader reader)
    {
        HasTornFrames |= _opcodeOffset < _frameEnd;
        ulong length = reader.ReadFrame();
        _frameEnd = reader.Position + (long)length;
    }

    private void LoadGet(BigInteger index)
    {
        if (index < 0 || index > int.MaxValue || !_memo.Has((int)index)) throw new UnpicklingException($"The memo has no entry {index}.");
        Push((PickleNode)_memo.Peek((int)index)!);
    }

    private void LoadPut(BigInteger index)
    {
        if (index < 0 || index > int.MaxValue) throw new UnpicklingException($"{index} is no memo index.");
        if (_memo.Count >= Limits.MaxMemoEntries) throw UnpicklingLimits.Exceeded(Limits.MaxMemoEntries);
        _memo.Put((int)index, _stack.Top);
    }

    private void LoadPop()
    {
        if (_stack.TryPopEmptyMark()) return;
        var top = _stack.Pop();
        if (top is PickleCallNode call) _popped.Add(new(call, _stack.IsEmpty ? null : _stack.Top));
        else Drop(top);
    }

    private void Drop(params ReadOnlySpan<PickleNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (HoldsOthers(node)) _dropped.Add(node);
        }
    }

    // A name that is spelled out holds nothing but its spelling.
    private static bool HoldsOthers(PickleNode node) =>
        node is not PickleGlobalNode { ModuleNode: PickleStrNode, NameNode: PickleStrNode } && node.Children.Any();

    private void CheckInput(long read)
    {
        if (read > Limits.MaxInputBytes) throw UnpicklingLimits.Exceeded(Limits.MaxInputBytes);
    }

    private void Charge(int count)
    {
        CheckLength(count);
        _items += count;
        if (_items > Limits.MaxTotalItems) throw UnpicklingLimits.Exceeded(Limits.MaxTotalItems);
    }

    private void CheckLength(int length)
    {
        if (length > Limits.MaxCollectionLength) throw UnpicklingLimits.Exceeded(Limits.MaxCollectionLength);
    }
}
