using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Generated objects that a hook wants to see: it is asked from within generated code, and if it declines the object goes on there.</content>
public partial class Pickler
{
    /// <summary>What a hook returned last. A local would be cleared for every object.</summary>
    private ReduceValue _answer;

    /// <summary>What <see cref="BeginObject(ref PickleWriter, ref byte, PickleClass, object, out PickleNames)"/> does not do in line.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte BeginOther(ref PickleWriter writer, ref byte p, PickleClass @class, object value, out bool hasMembers)
    {
        if ((uint)@class.Id < (uint)_classes.Length && _nesting < MaxNesting)
        {
            ref readonly ClassState state = ref _classes[@class.Id];
            if (state.AskedIn == _dump && Memo.GetOrAdd(value) < 0)
            {
                var plan = state.Plan!;
                if (!TryReduceByHook(value, plan, out _answer))
                {
                    _nesting++;
                    hasMembers = true;
                    return ref state.Opening.Write(ref writer.Ensure(ref p, ObjectOpening.Room));
                }
                writer.Commit(ref p);
                Memo.TakeBack(value);
                SaveAnswer(ref writer, value, plan);
                hasMembers = false;
                return ref writer.Reserve(0);
            }
        }
        writer.Commit(ref p);
        if (_nesting < MaxNesting && !IsMet(@class))
        {
            ref readonly ClassState state = ref MeetClass(ref writer, @class);
            if (state.DirectIn == _dump && (!state.IsTracked || Memo.GetOrAdd(value) < 0))
            {
                _nesting++;
                hasMembers = true;
                return ref state.Opening.Write(ref writer.Reserve(ObjectOpening.Room));
            }
        }
        hasMembers = BeginObject(ref writer, @class, value);
        return ref hasMembers ? ref PickleOps.StartMembers(ref writer.Reserve(PickleOps.MarkSize)) : ref writer.Reserve(0);
    }

    /// <summary>The ladder's steps for an object of a generated class; false: everything has been written.</summary>
    private bool BeginHooked(ref PickleWriter writer, PickleClass @class, object value, TypePlan? plan)
    {
        if (plan is null)
        {
            Save(ref writer, value);
            return false;
        }
        if (TryWriteGet(ref writer, value)) return false;
        if (TryReduceByHook(value, plan, out _answer) || TryReduceByTable(value, plan, out _answer))
        {
            SaveAnswer(ref writer, value, plan);
            return false;
        }
        ref ClassState state = ref _classes[@class.Id];
        if (state.Memo != _memoEpoch) NameClass(ref writer, @class);
        if (state.IsTracked && plan.TableReducer is null) state.AskedIn = _dump;
        return OpenState(ref writer, @class, value, in state);
    }

    private bool TryReduceByTable(object value, TypePlan plan, out ReduceValue reduced)
    {
        reduced = plan.TableReducer is { } table ? table.Reduce(value, Options.Protocol) : default;
        return plan.TableReducer is not null;
    }

    private void SaveAnswer(ref PickleWriter writer, object value, TypePlan plan)
    {
        int floor = _workCount;
        var reduced = _answer;
        _answer = default;
        if (!OpenReduced(ref writer, value, plan, reduced)) RunNested(ref writer, floor);
    }
}
