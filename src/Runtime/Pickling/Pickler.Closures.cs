using PickleGen.Closures;

namespace PickleGen;

/// <content>Delegates as typed values.</content>
public partial class Pickler
{
    /// <summary>Whether nothing but what is built in has a say in how a delegate and what it mentions are saved, and nothing was saved before.</summary>
    private bool StartsWithClosures => Memo.Count == 0 && IsDirect && IsTracking && !_asksOverride && Options.Reducers.Count == 0 && DispatchTable is null;

    /// <summary>Saves a delegate like any object; at a pickle's start, what is the same each time is written as a whole.</summary>
    internal void SaveDelegate(ref PickleWriter writer, Delegate? value)
    {
        if (value is null || !StartsWithClosures || PickledMethod.OnClosure(value) is not { } method || method.OpeningOf(value) is not { } opening)
        {
            Save(ref writer, value);
            return;
        }

        int floor = _workCount;
        opening.Write(ref writer, Memo, value);
        var reduced = ClosureReducer.OnClosure(value, method, method.Variables!.Take(value.Target!));
        Open(SaveWorkKind.Reduction, new Reduction { Value = value, Reduced = reduced, Func = ClosureNames.Delegate, Stage = ReductionStage.State }, value);
        Run(ref writer, floor);
    }
}
