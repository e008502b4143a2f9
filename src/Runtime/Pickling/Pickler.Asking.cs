using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Generated objects that a hook wants to see: it is asked from within generated code, and if it declines the object goes on there.</content>
public partial class Pickler
{
    /// <summary>What a hook returned last. A local would be cleared for every object.</summary>
    private ReduceValue _answer;

    /// <summary>Whether that has not been saved yet.</summary>
    private bool _isAnswered;

    /// <summary>Whether an object comes for the first time, and the hook that is asked for its class declines. If it does not, <see cref="BeginOther"/> saves its answer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsDeclined(object value, in ClassState state)
    {
        if (Memo.GetOrAdd(value) >= 0) return false;
        if (!(state.Only is { } only ? only(value, out _answer) : TryReduceByHooks(value, state.Plan!, out _answer))) return true;
        Memo.TakeBack(value);
        _isAnswered = true;
        return false;
    }

    /// <summary>What <see cref="BeginObject(ref PickleWriter, ref byte, PickleClass, object, out PickleNames)"/> does not do in line.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte BeginOther(ref PickleWriter writer, ref byte p, PickleClass @class, object value, out bool hasMembers)
    {
        writer.Commit(ref p);
        if (_isAnswered)
        {
            _isAnswered = hasMembers = false;
            SaveAnswer(ref writer, value, _classes[@class.Id].Plan!);
            return ref writer.Reserve(0);
        }
        if (CanNest && !IsMet(@class))
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
        if (state.IsTracked && plan.TableReducer is null) (state.AskedIn, state.Only) = (_dump, plan.Only);
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
