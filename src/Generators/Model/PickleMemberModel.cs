using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Model;

/// <summary>A field or property that travels.</summary>
/// <param name="Name">Its C# name, unescaped.</param>
/// <param name="Key">The same, unless another member hides it: what generated names are made of.</param>
/// <param name="WireName">Its name in the pickle.</param>
/// <param name="FormerNames">The names it has in older pickles.</param>
/// <param name="Type">Its static type as source.</param>
/// <param name="Codec">What writes and reads its value.</param>
/// <param name="Get">How generated code reads it.</param>
/// <param name="Set">How generated code assigns it.</param>
/// <param name="Accessor">What <see cref="MemberAccess.Method"/> and <see cref="MemberAccess.Field"/> reach.</param>
/// <param name="IsRequired">A pickle without it is refused.</param>
/// <param name="IsNonNullable">Null in a pickle is refused: a reference type without <c>?</c>.</param>
/// <param name="NeedsStaticType">The value alone does not tell how it is saved: its type may be derived from one that has a codec.</param>
/// <param name="IsReference">Its value is an object or null.</param>
/// <param name="StaysInPlace">It cannot be assigned, and what it holds is a collection: that is filled, and not replaced.</param>
/// <param name="Default">What a constructor parameter is given when the pickle lacks it, as source; null: the type's default.</param>
internal sealed record PickleMemberModel(
    string Name,
    string Key,
    string WireName,
    EquatableArray<string> FormerNames,
    string Type,
    CodecModel Codec,
    MemberAccess Get,
    MemberAccess Set,
    AccessorModel Accessor,
    bool IsRequired,
    bool IsNonNullable,
    bool NeedsStaticType,
    bool IsReference,
    bool StaysInPlace,
    string? Default)
{
    /// <summary>Whether it is reached through an unsafe accessor.</summary>
    public bool NeedsAccessor => Get == MemberAccess.Method || Set == MemberAccess.Method || NeedsField;

    /// <summary>Whether that is one of its field.</summary>
    public bool NeedsField => Get is MemberAccess.Field or MemberAccess.ExceptionMessage || Set == MemberAccess.Field;
}
