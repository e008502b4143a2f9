namespace PickleGen;

/// <summary>An object's members as the dict that is its state: name, value, name, value.</summary>
/// <param name="items">Names and values in turn.</param>
internal sealed class MemberState(object?[] items)
{
    public object?[] Items { get; } = items;

    public static MemberState Of(IReadOnlyList<string> names, object?[] values)
    {
        var items = new object?[2 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            items[2 * i] = names[i];
            items[2 * i + 1] = values[i];
        }
        return new MemberState(items);
    }
}
