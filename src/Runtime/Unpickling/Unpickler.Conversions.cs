using System.Collections;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// What the stack machine built, as the types that members want. A list that is still being filled when something refers to it must be
/// the same list in the end, so a conversion is remembered and completed when the whole pickle was read.
/// </content>
public partial class Unpickler
{
    /// <summary>How deep conversions call each other.</summary>
    private const int MostConverting = 200;

    private List<Action>? _completions;
    private HashSet<PickleDict>? _structs;
    private int _converting;

    /// <summary>What containers became so far.</summary>
    internal Conversions Conversions { get; private set; } = new();

    /// <summary>Runs <paramref name="complete"/> when the whole pickle was read: what had not arrived in the source yet follows.</summary>
    internal void Complete(Action complete) => (_completions ??= []).Add(complete);

    /// <summary>Of a typed collection that was copied into another type, nothing may come afterwards: it may have been copied by one of its own elements, before it was whole.</summary>
    /// <exception cref="UnpicklingException">At the end of the pickle: something came.</exception>
    internal void ExpectWhole(IEnumerable copied, Type wanted)
    {
        if (copied is byte[] or PickleTuple or PickleFrozenSet) return;
        object?[] then = [.. copied.Cast<object?>()];
        Complete(() =>
        {
            if (!copied.Cast<object?>().SequenceEqual(then)) throw new UnpicklingException($"A '{copied.GetType()}' is in one of its own elements, as a '{wanted}', which would not have all of it: declare both places with one type.");
        });
    }

    /// <summary>What the stack machine built, as an object of an annotated type.</summary>
    /// <exception cref="UnpicklingException">It is something else.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T? ConvertObject<T, TCodec>(object? value)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        if (value is null) return NoneAs<T>();
        if (value is T already) return already;
        if (TCodec.Class.Layout == PickleLayout.Dict && value is IDictionary or PickleDict)
        {
            if (Conversions.TryGet(value, typeof(T), out object? converted)) return (T)converted;
            return value is PickleDict state ? (T)ConvertState(PickleTypeInfo.Of<T, TCodec>(), state) : OfOtherPlace<T, TCodec>((IDictionary)value);
        }
        // As it was written before the enum was annotated, and as Python's users may set it.
        if (typeof(T).IsEnum && value is not Enum && PythonInt.IsInt(value)) return (T)MakeObject(PickleTypeInfo.Of<T, TCodec>(), [value]);
        if (Convertibles.TryTo(value, this, out T? own)) return own;
        if (value is PickleDict && !typeof(T).IsEnum) throw new UnpicklingException($"Expected '{typeof(T)}', found a dict, which is an object of a type in PickleLayout.Dict alone.");
        throw WrongType(typeof(T), value);
    }

    // A dictionary that a place of another type has already.
    private T OfOtherPlace<T, TCodec>(IDictionary members)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        var state = new PickleDict();
        foreach (DictionaryEntry entry in members) state[entry.Key] = entry.Value;
        ExpectWhole(members, typeof(T));
        var made = (T)ConvertState(PickleTypeInfo.Of<T, TCodec>(), state);
        if (!typeof(T).IsValueType) Conversions.Remember(members, typeof(T), made, static (value, unpickler) => unpickler.ConvertObject<T, TCodec>(value));
        return made;
    }

    /// <summary>A dictionary as the object whose members it holds. One that is empty may be filled yet, and one that is deep in others must not fill the call stack: their turn comes at the end.</summary>
    private object ConvertState(PickleTypeInfo info, PickleDict state)
    {
        if (info.Type.IsValueType) return ConvertStructState(info, state);
        object target = TakeExistingState(info, state) ?? info.Create();
        Remember(state, target, info);
        bool canWait = _converting >= MostConverting || !RuntimeHelpers.TryEnsureSufficientExecutionStack() || (state.Count == 0 && info.Class!.MemberCount > 0);
        if (!canWait && HasAllMembers(info.Class!, state)) return BuildConverted(info, target, state);
        // While the machine fills something it may be this.
        canWait |= _stackCount > 0 && !HasRequiredMembers(info.Class!, state);
        int built = -1;
        if (!canWait) Build();
        Complete(Build);
        return target;

        // In a cycle, others refer to a dictionary that has only some of its items yet.
        void Build()
        {
            if (built == state.Count) return;
            built = state.Count;
            BuildConverted(info, target, state);
        }
    }

    // By today's names: under a former one more may come, and members that the type lacks count for nothing.
    private static bool HasAllMembers(PickleClass @class, PickleDict state)
    {
        if (state.Count < @class.MemberCount) return false;
        foreach (string name in @class.MemberNames)
        {
            if (!state.ContainsKey(name)) return false;
        }
        return true;
    }

    private bool HasRequiredMembers(PickleClass @class, PickleDict state)
    {
        if (@class.Required.Length == 0) return true;
        var isGiven = new bool[@class.MemberCount];
        foreach (object? key in state.Keys)
        {
            if (TextOf(key) is { } name && @class.IndexOf(name, 0) is >= 0 and var member) isGiven[member] = true;
        }
        return FirstMissing(@class, isGiven) < 0;
    }

    // A struct is copied to where it is wanted: it must be whole by then, and its turn cannot come at the end.
    private object ConvertStructState(PickleTypeInfo info, PickleDict state)
    {
        if (_converting >= MostConverting || (_converting > 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack())) throw new UnpicklingException($"Objects of '{info.Type}' are nested too deep for the call stack: make the type a class.");
        _structs ??= new(ReferenceEqualityComparer.Instance);
        if (!_structs.Add(state)) throw StructInItself(info.Type);
        try
        {
            object built = BuildConverted(info, info.Create(), state);
            Remember(state, built, info);
            if (!HasAllMembers(info.Class!, state)) ExpectNoMore(info, state);
            return built;
        }
        finally
        {
            _structs.Remove(state);
        }
    }

    // At protocol 0 members come one by one, and one of them may have led here: what comes then would be in no copy of the struct.
    private void ExpectNoMore(PickleTypeInfo info, PickleDict state)
    {
        int count = state.Count;
        Complete(() =>
        {
            if (state.Count != count) throw StructInItself(info.Type);
        });
    }

    private void Remember(PickleDict state, object target, PickleTypeInfo info) => Conversions.Remember(state, target.GetType(), target, info.ConvertObject);

    private object BuildConverted(PickleTypeInfo info, object target, PickleDict state)
    {
        _converting++;
        object built = BuildObject(info, target, state);
        _converting--;
        return built;
    }

    /// <summary>Completes the conversions, and forgets them.</summary>
    /// <returns>False: the pickle must be read again.</returns>
    private bool TryCompleteConversions()
    {
        if (_completions is not null) RunCompletions();
        if (MustReadAgain()) return false;
        Conversions.EndPickle(areKept: _hasReader);
        return true;
    }

    // Completing one may start others.
    private void RunCompletions()
    {
        try
        {
            for (int i = 0; _completions is not null && i < _completions.Count; i++) _completions[i]();
        }
        catch (Exception exception) when (PickleException.PassedThrough(exception, MemberPath.Gap))
        {
            throw;
        }
        _completions = null;
    }

    /// <summary>The exception for a value of another type than the one that is wanted.</summary>
    internal static UnpicklingException WrongType(Type wanted, object? found) => new(found switch
    {
        null => $"Expected '{wanted}', found None.",
        PickleTypeInfo => $"Expected '{wanted}', found {PickleRepr.KindOf(found)}.",
        _ => $"Expected '{wanted}', found '{found.GetType()}'{Shown(found)}.",
    });

    /// <summary>None as a value of a type: null.</summary>
    /// <exception cref="UnpicklingException">The type has no null; its default would be a value that nobody wrote.</exception>
    internal static T? NoneAs<T>() => default(T) is null ? default : throw WrongType(typeof(T), null);

    /// <summary>The exception for None as a key.</summary>
    internal static UnpicklingException NullKey() => new("A dictionary of this type cannot have None as a key.");

    /// <summary>Of a text in the place of something else so much is shown as tells it.</summary>
    private const int LongestShown = 40;

    private static string Shown(object found) => found switch
    {
        string text => $" \"{ShownText.Of(text, LongestShown)}\"",
        System.Numerics.BigInteger number => $", an int of {number.GetBitLength()} bits",
        bool or int or long or double => $" {string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{found}")}",
        _ => "",
    };
}
