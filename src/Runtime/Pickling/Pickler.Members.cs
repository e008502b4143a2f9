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

        var callable = CallableOf(@class);
        if (@class.Layout == PickleLayout.Positional) return OpenReduction(ref writer, identity, new ReduceValue(callable, members));

        // object.__reduce_ex__: copyreg.__newobj__ from protocol 2 on, copyreg._reconstructor before.
        var state = members.Length == 0 ? null : MemberState.Of(@class.Members, members);
        return OpenReduction(ref writer, identity, writer.Protocol >= PickleProtocol.NewObjects
            ? new ReduceValue(s_newObject, [callable], state)
            : new ReduceValue(s_reconstructor, [callable, s_object, null], state));
    }
}
