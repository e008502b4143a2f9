using PickleGen.Codecs;

namespace PickleGen;

/// <content>Annotated types whose values a hook wants to see, or a protocol without their opcodes has to hold: reduced as CPython reduces an object.</content>
public partial class Pickler
{
    private static readonly PickleCallable s_newObject = new("copyreg", NewObjectName);
    private static readonly PickleCallable s_reconstructor = new("copyreg", "_reconstructor");
    private static readonly PickleCallable s_object = new("builtins", "object");

    private bool OpenMembersOf(ref PickleWriter writer, object value, TypePlan plan, PickleClass @class)
    {
        object? identity = @class.TrackReferences ? value : null;
        object?[] members = plan.Info!.GetMembers(value);
        if (@class.Layout == PickleLayout.Dict) return OpenMembers(ref writer, MemberState.Of(@class.Members, members), identity);

        if (@class.HasOwnState) return OpenOwnState(ref writer, identity, @class, members);

        if (@class.Layout != PickleLayout.Positional) return OpenInstance(ref writer, identity, @class, members.Length == 0 ? null : MemberState.Of(@class.Members, members));

        Open(SaveWorkKind.Reduction, new Reduction { Value = identity, Reduced = new ReduceValue(CallableOf(@class), members), Func = ObjectOf(@class) }, identity);
        return false;
    }

    // What the type gives as its state; or its members, for a state setter that takes them.
    private bool OpenOwnState(ref PickleWriter writer, object? identity, PickleClass @class, object?[] members)
    {
        object? state = members.Length == @class.MemberCount ? MemberState.Of(@class.Members, members) : members[0];
        var setter = @class.StateSetter is null || identity is null || !IsTracking ? null : new PickleCallable(@class.Module, @class.SetterName);
        return OpenInstance(ref writer, identity, @class, state, setter);
    }

    // object.__reduce_ex__: copyreg.__newobj__ from protocol 2 on, copyreg._reconstructor before.
    private bool OpenInstance(ref PickleWriter writer, object? identity, PickleClass @class, object? state, PickleCallable? setter = null) =>
        OpenReduction(ref writer, identity, writer.Protocol >= PickleProtocol.NewObjects
            ? new ReduceValue(s_newObject, [ObjectOf(@class)], state, stateSetter: setter)
            : new ReduceValue(s_reconstructor, [ObjectOf(@class), s_object, null], state, stateSetter: setter));
}
