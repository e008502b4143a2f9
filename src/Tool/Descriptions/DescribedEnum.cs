namespace PickleGen.Tool;

/// <summary>A member of an enum that only exists in Python (CPython 3.11, enum.py <c>__reduce_ex__</c>).</summary>
/// <param name="class">The enum.</param>
/// <param name="name">The member.</param>
internal sealed class DescribedEnum(PickleCallable @class, string name) : IReducible
{
    private static readonly PickleCallable s_getattr = new("builtins", "getattr");

    public ReduceValue Reduce(int protocol) => new(s_getattr, [@class, name]);
}
