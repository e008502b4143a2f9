using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Calls of Python's standard library by codecs: the callable stands in the memo, which the engine's mentions of it share.</content>
public partial class Pickler
{
    // Of no memo, as long as this pickler has met none: most picklers never do.
    private static readonly GlobalIndex[] s_noGlobals = new GlobalIndex[PythonGlobal.Count];

    private GlobalIndex[] _pythonGlobals = s_noGlobals;

    /// <summary>Writes a class or function of Python's standard library.</summary>
    internal void SaveGlobal(ref PickleWriter writer, PythonGlobal global)
    {
        ref GlobalIndex known = ref _pythonGlobals[global.Id];
        if (known.Epoch == _memoEpoch) writer.WriteGet(known.Name.First);
        else MeetGlobal(ref writer, global);
    }

    /// <summary>The same from protocol 4 on, at <paramref name="p"/>, with room for <paramref name="room"/> bytes behind it, where it returns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref byte WriteGlobal(ref PickleWriter writer, ref byte p, PythonGlobal global, int room)
    {
        ref GlobalIndex known = ref _pythonGlobals[global.Id];
        if (known.Epoch == _memoEpoch) return ref PickleOps.Name(ref writer.Ensure(ref p, PickleOps.NameSize + room), known.Name, 0);
        writer.Commit(ref p);
        MeetGlobal(ref writer, global);
        return ref writer.Reserve(room);
    }

    /// <summary>The same, with MARK behind it where the protocol needs that for so many arguments.</summary>
    internal void StartCall(ref PickleWriter writer, PythonGlobal global, int arguments)
    {
        SaveGlobal(ref writer, global);
        StartTuple(ref writer, arguments);
    }

    /// <summary>The arguments' TUPLE, and REDUCE.</summary>
    internal static void EndCall(ref PickleWriter writer, int arguments)
    {
        writer.WriteTuple(arguments);
        writer.WriteOpcode(PickleOpcode.Reduce);
    }

    /// <summary>Before the items of a tuple: MARK, where the protocol needs one for so many.</summary>
    internal static void StartTuple(ref PickleWriter writer, int items)
    {
        if (!writer.HasTupleOpcode(items)) writer.WriteOpcode(PickleOpcode.Mark);
    }

    /// <summary>An annotated type, as the class that it is in Python.</summary>
    /// <exception cref="PicklingException">The type is not annotated.</exception>
    internal void SaveType(ref PickleWriter writer, Type type)
    {
        if (FindTypeInfo(type)?.Class is not { } @class) throw new PicklingException($"The type '{type}' cannot be saved: only those of annotated classes, structs and enums can, and built-in ones that take no type arguments.");
        Save(ref writer, ObjectOf(@class));
    }

    private void MeetGlobal(ref PickleWriter writer, PythonGlobal global)
    {
        var callable = global.Callable;
        int index;
        if (IsDirect)
        {
            // What the lines below would write, at once.
            if (Memo.TryGetOrAdd(callable, out index)) writer.WriteGet(index);
            else writer.WriteRaw(global.Preamble);
        }
        else if (Memo.TryGet(callable, out index))
        {
            writer.WriteGet(index);
        }
        else
        {
            writer.WriteGlobal(callable.Module, callable.Name);
            if (Fast) return;
            index = Memo.Add(callable);
            writer.WriteMemoize(index);
        }
        if (ReferenceEquals(_pythonGlobals, s_noGlobals)) _pythonGlobals = new GlobalIndex[PythonGlobal.Count];
        _pythonGlobals[global.Id] = new GlobalIndex { Epoch = _memoEpoch, Name = new PickleNames(index, 1) };
    }

    /// <summary>Where the memo has a global.</summary>
    private struct GlobalIndex
    {
        /// <summary>The memo that <see cref="Name"/> belongs to; 0: none.</summary>
        public long Epoch;

        /// <summary>Its place, as the opcode that gets it.</summary>
        public PickleNames Name;
    }
}
