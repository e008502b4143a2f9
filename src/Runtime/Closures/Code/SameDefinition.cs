using System.Reflection;

namespace PickleGen.Closures;

/// <summary>Members by their definitions: <c>Box&lt;int&gt;.Value</c> and <c>Box&lt;string&gt;.Value</c> are one.</summary>
/// <remarks>Keys by reference, because the runtime has compiled code for such tables; for tables of tuples it would be compiled at first use.</remarks>
internal sealed class SameDefinition : IEqualityComparer<MemberInfo>
{
    private SameDefinition()
    {
    }

    public static SameDefinition Comparer { get; } = new();

    public bool Equals(MemberInfo? x, MemberInfo? y) => x is null ? y is null : y is not null && x.HasSameMetadataDefinitionAs(y);

    public int GetHashCode(MemberInfo obj) => obj.MetadataToken;
}
