using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Graphs deeper than the call stack: beyond a depth an object is written as a shell, and its members after the root.</content>
public partial class Pickler
{
    /// <summary>How deep generated code calls itself before it writes shells, on every call stack that has room for so much: it is the same pickle then.</summary>
    private const int MaxNesting = 200;

    private Queue<Shell>? _shells;

    /// <summary>How many open places take an object as it is when it comes: keys and what else is hashed or compared, and what is made from its members.</summary>
    private int _places;

    private int _nesting;
    private CallStack _callStack;

    private bool CanNest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _nesting < MaxNesting && _callStack.HasRoom;
    }

    /// <summary>One level deeper; false: too deep, the object's members come later. Members that were written end with a <c>_nesting--</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryNest(object? value, PickleClass @class, int index)
    {
        bool canNest = CanNest;
        _nesting++;
        return canNest || TryNestDeep(value, @class, index);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryNestDeep(object? value, PickleClass @class, int index)
    {
        if (index >= 0)
        {
            _nesting--;
            (_shells ??= new()).Enqueue(new Shell(value!, @class, index));
            return false;
        }

        // Without identity there is no GET that could come back to a shell: go on as long as there is stack. The first level needs none that a shell would not.
        if (_nesting == 1 || RuntimeHelpers.TryEnsureSufficientExecutionStack()) return true;
        throw new PicklingException($"'{@class}', of which no identity is kept, is nested {_nesting} levels deep, and the call stack has no room for more: a cycle, or too deep a graph. Set TrackReferences, make a struct a class, or use a thread with a larger stack.");
    }

    /// <summary>Whether an object goes over the work stack, because no shell can stand for it: in positional layout it is made from its members, and in some places it must be complete.</summary>
    private bool IsTooDeep(PickleClass @class) => (@class.Layout == PickleLayout.Positional || (_places > 0 && @class.TrackReferences)) && !CanNest;

    /// <summary>Before a key, an element of a set or an argument: whoever loads it looks at it at once, so it comes with all its members.</summary>
    internal void EnterPlace() => _places++;

    /// <summary>Behind it.</summary>
    internal void LeavePlace() => _places--;

    /// <summary>Saves an object whole that generated code would write as a shell, in a place that cannot wait for its members. False: nothing was written.</summary>
    // A shell all the same where there is no call stack left: it is in many collections of its type, in one another.
    private bool TrySaveInPlace(ref PickleWriter writer, object? value, PickleClass @class)
    {
        if (!IsTooDeep(@class) || value is null || !CanRun) return false;
        if (!TryWriteGet(ref writer, value)) SaveOverStack(ref writer, value, @class);
        return true;
    }

    private void SaveOverStack(ref PickleWriter writer, object value, PickleClass @class)
    {
        int floor = _workCount;
        OpenMembersOf(ref writer, value, PlanOf(value.GetType()), @class);
        RunNested(ref writer, floor);
    }

    /// <summary>After the root: <c>GET shell {members} BUILD POP</c>, or the object's own state, for each, until none is left.</summary>
    private void SaveShells(ref PickleWriter writer)
    {
        while (_shells!.TryDequeue(out var shell))
        {
            writer.WriteGet(shell.Index);
            if (shell.Class.HasMemberState && shell.Class.Layout == PickleLayout.State) writer.WriteOpcode(PickleOpcode.EmptyDict);
            _nesting = 1;
            PickleTypeInfo.Get(shell.Class.Type).SaveMembers(ref writer, this, shell.Value);
            writer.WriteOpcode(PickleOpcode.Pop);
        }
        _nesting = 0;
    }

    /// <summary>An object that was written without members.</summary>
    private readonly record struct Shell(object Value, PickleClass Class, int Index);
}
