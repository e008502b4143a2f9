using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Blocks of structs as the machine meets them. Iterators are calls that wait: only the few forms that <see cref="Pickler"/> writes are
/// carried out, each bounded by the bytes of its block, and what nothing has used at the end of the pickle is an error.
/// </content>
public partial class Unpickler
{
    private Dictionary<List<object?>, (object? Class, int Count)>? _shells;
    private int _waitingCalls;

    /// <summary>A call of a function that makes an iterator.</summary>
    internal PickleCallStub Wait(PickleCallable callable, PickleTuple arguments)
    {
        _waitingCalls++;
        return new PickleCallStub(PickleCallKind.Reduce, callable, arguments);
    }

    /// <summary>The elements that a block holds, each one's parts.</summary>
    internal IEnumerable<PickleTuple> Unpack(string text, byte[] block)
    {
        var format = StructFormat.Find(text) ?? throw new UnpicklingException($"struct.iter_unpack gets the format {PickleRepr.Of(text)}, which is none of a block.");
        if (block.Length % format.Size != 0) throw new UnpicklingException($"struct.iter_unpack gets {block.Length} bytes, no multiple of {format.Size}.");
        Charge(block.Length / format.Size);
        _waitingCalls--;
        return Enumerable.Range(0, block.Length / format.Size).Select(i => format.Unpack(block.AsSpan(i * format.Size, format.Size)));
    }

    /// <summary>list(starmap(callable, parts))</summary>
    internal List<object?> CallAll(object? callable, IEnumerable<PickleTuple> parts)
    {
        _waitingCalls--;
        return [.. parts.Select(part => Call(callable, part))];
    }

    /// <summary>list(map(__newobj__, repeat(class, count))): empty until their states come, because nothing is made from a number alone.</summary>
    internal List<object?> MakeShells(object? @class, int count)
    {
        var list = new List<object?>();
        (_shells ??= new(ReferenceEqualityComparer.Instance)).Add(list, (@class, count));
        return list;
    }

    /// <summary>any(map(dict.update, map(vars, list), map(zip, repeat(names), parts)))</summary>
    internal void BuildShells(List<object?> list, PickleTuple names, IEnumerable<PickleTuple> parts)
    {
        if (_shells is null || !_shells.Remove(list, out var shells)) throw new UnpicklingException("dict.update gets the attributes of objects that are no block's.");
        _waitingCalls -= WaitingCallsOfStates;
        foreach (var part in parts)
        {
            if (list.Count == shells.Count) break;
            var state = new PickleDict();
            for (int i = 0; i < Math.Min(names.Count, part.Count); i++) state[names[i]!] = part[i];
            list.Add(Build(New(shells.Class, PickleTuple.Empty), state));
        }
        if (list.Count != shells.Count) throw new UnpicklingException($"A block of {shells.Count} objects has the states of {list.Count}.");
    }

    // repeat and map for the objects; map, map, map and repeat for their states.
    private const int WaitingCallsOfStates = 6;

    /// <summary>Whether calls that nothing carried out may stay in what is loaded.</summary>
    private protected virtual bool KeepsCalls => false;

    private void CheckWaitingCalls()
    {
        if (_waitingCalls != 0 && !KeepsCalls) throw new UnpicklingException("The pickle makes an iterator, as by itertools.repeat, map or zip, that no block of structs is unpacked by, or more than one: these functions are known for that alone.");
    }
}
