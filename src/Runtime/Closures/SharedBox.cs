using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>The boxed struct that a delegate is called on: memoized, unlike other structs, because what one delegate changes in it the next one sees.</summary>
internal sealed class SharedBox : StaticValue
{
    private readonly object _box;

    private SharedBox(object box) => _box = box;

    /// <summary>A delegate's target as it is saved: what cannot change needs no identity, and is written as anywhere.</summary>
    [return: NotNullIfNotNull(nameof(target))]
    public static object? Of(object? target) => target is ValueType and not Enum && !target.GetType().IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? new SharedBox(target) : target;

    internal override object Value => _box;

    internal override void Save(ref PickleWriter writer, Pickler pickler)
    {
        if (pickler.TryWriteGet(ref writer, _box)) return;
        pickler.Save(ref writer, _box);
        pickler.EndsOnTheWay(ref writer, _box);
    }
}
