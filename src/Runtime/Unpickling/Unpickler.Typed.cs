using PickleGen.Codecs;

namespace PickleGen;

/// <content>Objects of generated types.</content>
public partial class Unpickler
{
    private static PickleTypeInfo? PickleTypeOf(Type type)
    {
        foreach (var index in PickleTypeIndex.Registered)
        {
            if (index.Find(type) is { } info) return info;
        }
        return null;
    }

    private static object MakeObject(PickleTypeInfo info, object?[] args) => args.Length == 0
        ? info.Create()
        : throw new UnpicklingException($"'{info.Class}' is called with {args.Length} arguments.");

    private static object BuildObject(PickleTypeInfo info, object target, object? state) =>
        throw new UnpicklingException($"'{info.Class}' takes no state ({PickleRepr.KindOf(state)} for {target.GetType()}).");

    private object? GetMemo(int index) => Memo.Peek(index);
}
