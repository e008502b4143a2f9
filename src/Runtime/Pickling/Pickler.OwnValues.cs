using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>.NET's own values in places of their type: their codecs ask the hooks, as the ladder does for an object.</content>
public partial class Pickler
{
    /// <summary>How many collections may lie in one another, each in an open place, without a look at what is left of the call stack.</summary>
    private const int FewDeclined = 4;

    /// <summary>In how many a value lies.</summary>
    private int _declinedAround;

    /// <summary>The type of the value that the ladder has asked for already and leaves to its codec.</summary>
    private Type? _declined;

    /// <summary>Whether a codec has to ask before it writes.</summary>
    internal bool HasHooks => _hasHooks;

    /// <summary>Saves a value as a hook wants it. False, nothing written: no hook is there, or none wants it.</summary>
    /// <exception cref="PicklingException">What the hook answered cannot be saved.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TrySaveHooked<T>(ref PickleWriter writer, T value) => _hasHooks && TrySaveAsked(ref writer, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TrySaveAsked<T>(ref PickleWriter writer, T value)
    {
        if (value is null) return false;
        var type = typeof(T).IsValueType ? typeof(T) : value.GetType();
        var plan = PlanOf(type);
        // Annotated types are asked for where their objects begin.
        if (!plan.IsHooked || plan.Class is not null) return false;
        if (_declined == type)
        {
            _declined = null;
            return false;
        }
        object asked = value;
        if (TryWriteGet(ref writer, asked)) return true;
        // What closures' reducer has to say is of objects that have no codec.
        if (!(plan.IsClosure ? TryReduceByHooks(asked, plan, out _answer, ofUsers: true) : TryReduceByHook(asked, plan, out _answer)) && !TryReduceByTable(asked, plan, out _answer)) return false;
        SaveAnswer(ref writer, asked, plan);
        return true;
    }

    /// <summary>Whether a hook wants to see values of a type that codecs write without asking.</summary>
    private bool IsHooked(Type type) => _hasHooks && PlanOf(type).IsHooked;

    /// <summary>An object that the hooks declined, or are not there for.</summary>
    /// <exception cref="PicklingException">It lies too deep in others that codecs save: these call each other, where lists, dictionaries and objects go over the work stack.</exception>
    private void SaveDeclined(ref PickleWriter writer, object value, TypePlan plan)
    {
        if (++_declinedAround > FewDeclined && !_callStack.HasRoom && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new PicklingException($"Values are nested too deep for what is left of the call stack: such as '{plan.Type}' in one another, or in themselves. Use a thread with a larger stack, or lists, arrays, dictionaries or annotated classes, which may lie as deep as memory allows.");
        _declined = plan is { IsHooked: true, Class: null } ? plan.Type : null;
        plan.Info!.SaveObject(ref writer, this, value);
        _declined = null;
        _declinedAround--;
    }
}
