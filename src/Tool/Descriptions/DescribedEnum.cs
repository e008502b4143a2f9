namespace PickleGen.Tool;

/// <summary>A member of an enum that only exists in Python (CPython 3.11, enum.py <c>Enum.__reduce_ex__</c>, <c>Flag.__reduce_ex__</c>).</summary>
/// <param name="class">The enum.</param>
/// <param name="name">The member; null: flags that have no name.</param>
/// <param name="value">Their number.</param>
internal sealed class DescribedEnum(PickleCallable @class, string? name, object? value) : IReducible
{
    private static readonly PickleCallable s_getattr = new("builtins", "getattr");

    public ReduceValue Reduce(int protocol) => name is null ? new(@class, [value]) : new(s_getattr, [@class, name]);
}
