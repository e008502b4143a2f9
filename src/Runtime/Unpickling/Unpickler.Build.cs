using PickleGen.Codecs;

namespace PickleGen;

/// <content>Objects of annotated types that the stack machine makes: generated code reads their members as objects instead of bytes.</content>
public partial class Unpickler
{
    /// <summary>Objects that only their members can build, made by NEWOBJ and not built yet.</summary>
    private HashSet<object>? _unbuilt;

    private void AwaitMembers(object target) => (_unbuilt ??= new(ReferenceEqualityComparer.Instance)).Add(target);

    private bool AwaitsMembers(object target) => _unbuilt?.Contains(target) == true;

    /// <summary>NEWOBJ: an object that waits for its members.</summary>
    private object NewObject(PickleTypeInfo info)
    {
        if (TakeExisting(info) is { } existing) return existing;
        object target = info.Create();
        if (MustBeBuilt(info)) AwaitMembers(target);
        return target;
    }

    private static bool MustBeBuilt(PickleTypeInfo info) => info.NeedsMembers || info.Class!.IsBuiltWithoutState || info.Class.Required.Length > 0;

    /// <summary>A call of the class: without arguments NEWOBJ's object, else REDUCE's, made from its members in their order.</summary>
    internal object MakeObject(PickleTypeInfo info, object?[] arguments)
    {
        if (info.Class is { Layout: PickleLayout.Positional })
        {
            object? made = TakeExisting(info) ?? (info.NeedsMembers ? null : info.Create());
            ReadMembers(info, ref made, arguments);
            return made!;
        }
        if (arguments.Length == 0) return NewObject(info);
        if (arguments.Length == 1 && TryNewCollection(info, arguments[0], out object? collection)) return collection;
        throw new UnpicklingException($"'{info.Class}' is called with {arguments.Length} arguments; it takes none. What is made by such a call is a type in PickleLayout.Positional.");
    }

    /// <summary>Whether the object that is built has all members that it requires already.</summary>
    private bool _isWhole;

    /// <summary>BUILD. Each after the first only changes what it names: what a former one gave stays.</summary>
    private object BuildMore(PickleTypeInfo info, object target, object? state)
    {
        bool isWhole = MustBeBuilt(info) && !AwaitsMembers(target) && !ReferenceEquals(target, _existingRoot);
        _isWhole = isWhole && !info.NeedsMembers;
        try
        {
            return BuildObject(info, target, state, isWhole && info.NeedsMembers);
        }
        finally
        {
            _isWhole = false;
        }
    }

    /// <summary>
    /// BUILD: the members by name, as a dictionary, or as (dictionary, slots); in their order, as a list or another tuple, which a frozen
    /// dataclass with slots has (<c>dataclasses._dataclass_getstate</c>); or the type's own state.
    /// </summary>
    /// <param name="info">The type.</param>
    /// <param name="target">The object.</param>
    /// <param name="state">The members, or the state.</param>
    /// <param name="isMadeAgain">Its constructor, which has run, runs again: with the members that it has, where the state has no others.</param>
    internal object BuildObject(PickleTypeInfo info, object target, object? state, bool isMadeAgain = false)
    {
        object? built = target;
        if (info.Class!.HasOwnState)
        {
            ReadMembers(info, ref built, [state]);
            return built!;
        }
        bool isPositional = info.Class.Layout == PickleLayout.Positional;
        var members = TakeItems(target);
        switch (state)
        {
            case PickleDict dictionary:
                AddAll(members, dictionary);
                break;
            case PickleTuple { Count: 2 } both when both[0] is null or PickleDict && both[1] is null or PickleDict:
                AddAll(members, both[0] as PickleDict);
                AddAll(members, both[1] as PickleDict);
                break;
            case List<object?> or PickleTuple when isPositional:
                ReadMembers(info, ref built, [.. (IEnumerable<object?>)state]);
                _unbuilt?.Remove(target);
                return built!;
            default:
                throw new UnpicklingException($"The state of '{info.Class}' is {PickleRepr.KindOf(state)}, not a dictionary of its members; with PickleLayout.Positional a list or tuple of them in their order is taken, and a type that takes another state implements {nameof(IPickleState<object>)}.");
        }
        if (isPositional)
        {
            if (ArgumentsOf(info, target, members, out var isGiven) is not { } arguments) return target;
            ReadMembers(info, ref built, arguments, isGiven);
        }
        else
        {
            if (isMadeAgain) AddOthers(members, info, target);
            ReadMembers(info, ref built, [.. members]);
        }
        _unbuilt?.Remove(target);
        return built!;
    }

    private static void AddOthers(List<object?> members, PickleTypeInfo info, object target)
    {
        var @class = info.Class!;
        var isGiven = new bool[@class.MemberCount];
        for (int i = 0; i < members.Count; i += 2)
        {
            if (members[i] is string name && @class.IndexOf(name, 0) is >= 0 and var member) isGiven[member] = true;
        }
        object?[] values = info.GetMembers(target);
        for (int i = 0; i < values.Length; i++)
        {
            if (!isGiven[i]) members.AddRange([@class.MemberNames[i], values[i]]);
        }
    }

    // Names and values over what a call has set already, in the order of the call; null: there is nothing to be changed.
    private object?[]? ArgumentsOf(PickleTypeInfo info, object target, List<object?> members, out bool[] isGiven)
    {
        var @class = info.Class!;
        bool isCalled = !AwaitsMembers(target), isChanged = false;
        object?[] arguments = isCalled || !info.NeedsMembers ? info.GetMembers(target) : new object?[@class.MemberCount];
        isGiven = new bool[@class.MemberCount];
        for (int i = 0; i < members.Count; i += 2)
        {
            string name = members[i] as string ?? throw new UnpicklingException($"A member of '{@class}' is named by something that is not a string.");
            int member = @class.IndexOf(name, 0);
            if (member < 0)
            {
                if (Options.UnknownMembers == UnknownMembers.Error) throw UnknownMember(name);
                continue;
            }
            (arguments[member], isGiven[member], isChanged) = (members[i + 1], true, true);
        }
        if (isCalled) return isChanged ? arguments : null;
        int count = isGiven.AsSpan().LastIndexOf(true) + 1;
        int missing = info.NeedsMembers ? isGiven.AsSpan(0, count).IndexOf(false) : FirstMissing(@class, isGiven);
        return missing < 0 ? arguments[..count] : throw MissingMember(@class, missing);
    }

    // Without those that are required an object is refused; others keep what they have.
    private static int FirstMissing(PickleClass @class, bool[] isGiven)
    {
        foreach (int member in @class.Required)
        {
            if (!isGiven[member]) return member;
        }
        return -1;
    }

    /// <summary>At the end of a pickle: what never got its members is built from none, so that nothing half-built leaves.</summary>
    private void BuildRest()
    {
        while (_unbuilt is { Count: > 0 })
        {
            foreach (object target in _unbuilt.ToArray())
            {
                if (AwaitsMembers(target)) BuildObject(PickleTypeInfo.GetLoaded(target.GetType()), target, new PickleDict());
            }
        }
    }

    /// <summary>Lets a typed reader take a tuple's items, which are objects already.</summary>
    internal T ReadItems<T>(object?[] items, Reading<T> read)
    {
        var outer = StartObjects(items);
        try
        {
            var reader = new PickleReader([]);
            return read(this, ref reader);
        }
        catch (Exception exception) when (PassedThrough(exception, MemberPath.Item(LastTaken(items)), outer))
        {
            throw;
        }
        finally
        {
            EndObjects(outer);
        }
    }

    /// <summary>Which members the state gives that is read, where the others are given back to the object as it has them; null: all are the pickle's.</summary>
    private bool[]? _isGiven;

    private void ReadMembers(PickleTypeInfo info, ref object? target, object?[] members, bool[]? isGiven = null)
    {
        bool[]? outerGiven = _isGiven;
        _isGiven = isGiven;
        var outer = StartObjects(members);
        try
        {
            var reader = new PickleReader([]);
            if (target is not null && ReferenceEquals(target, _existingRoot)) _populated = (info, target);
            info.LoadMembers(ref reader, this, ref target);
        }
        catch (Exception exception) when (PassedThrough(exception, info.Class!.HasOwnState ? null : StepTo(info.Class, members, LastTaken(members)), outer))
        {
            throw;
        }
        finally
        {
            EndObjects(outer);
            _isGiven = outerGiven;
        }
    }

    private (object?[] Forwarded, int At, bool ReadsObjects, int ObjectIndex, (PickleTypeInfo, object)? Populated) StartObjects(object?[] objects)
    {
        var outer = (_forwarded, _forwardedAt, _readsObjects, _objectIndex, _populated);
        (_forwarded, _forwardedAt, _readsObjects, _objectIndex, _populated) = (objects, 0, true, -1, null);
        return outer;
    }

    private void EndObjects((object?[] Forwarded, int At, bool ReadsObjects, int ObjectIndex, (PickleTypeInfo, object)? Populated) outer) =>
        (_forwarded, _forwardedAt, _readsObjects, _objectIndex, _populated) = outer;

    // A filter, as what is caught and thrown again stays on the call stack until the last catch is left: that of objects deep in each
    // other would not have the room. Filters run before anything is left, so that each takes back its own objects for those around it.
    private bool PassedThrough(Exception exception, string? step, (object?[], int, bool, int, (PickleTypeInfo, object)?) outer)
    {
        EndObjects(outer);
        return step is not null && PickleException.PassedThrough(exception, step);
    }

    private int LastTaken(object?[] objects) => (HasForwarded ? _forwardedAt : objects.Length) - 1;

    private static string StepTo(PickleClass @class, object?[] members, int last)
    {
        if (last < 0) return "";
        if (@class.Layout != PickleLayout.Positional) return MemberPath.Member(members[last & ~1]);
        return last < @class.MemberCount ? MemberPath.Member(@class.MemberNames[last]) : MemberPath.Item(last);
    }

    private void AddAll(List<object?> members, PickleDict? dictionary)
    {
        if (dictionary is null) return;
        foreach (var (name, value) in dictionary)
        {
            members.Add(TextOf(name) ?? name);
            members.Add(value);
        }
    }
}
