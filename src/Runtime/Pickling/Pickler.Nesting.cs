using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Graphs deeper than the call stack: beyond a fixed depth an object is written as a shell, and its members after the root.</content>
public partial class Pickler
{
    /// <summary>How deep generated code calls itself before it writes shells.</summary>
    private const int MaxNesting = 200;

    private Queue<Shell>? _shells;
    private int _nesting;

    /// <summary>One level deeper; false: too deep, the object's members come later. Members that were written end with a <c>_nesting--</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryNest(object? value, PickleClass @class, int index) => ++_nesting <= MaxNesting || TryNestDeep(value, @class, index);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryNestDeep(object? value, PickleClass @class, int index)
    {
        if (index >= 0)
        {
            _nesting--;
            (_shells ??= new()).Enqueue(new Shell(value!, @class, index));
            return false;
        }

        // Without identity there is no GET that could come back to a shell: go on as long as there is stack.
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack()) return true;
        throw new PicklingException($"'{@class}' is nested more than {_nesting - 1} levels deep without references being tracked: a cycle, or too deep a graph. Set TrackReferences.");
    }

    /// <summary>Whether an object goes over the work stack, because no shell can stand for it: in positional layout it is made from its members.</summary>
    private bool IsTooDeep(PickleClass @class) => _nesting >= MaxNesting && @class.Layout == PickleLayout.Positional;

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
