using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Model;

/// <summary>Everything that an annotated class or struct's generated file says.</summary>
/// <remarks>
/// The contract of every model: an immutable record of strings, numbers, enums and <see cref="EquatableArray{T}"/>, never a symbol, a
/// syntax node or a compilation. Equality is what stops the pipeline, and a symbol would keep a whole compilation alive.
/// </remarks>
/// <param name="Type">The type as source names it.</param>
/// <param name="Wire">Its name in pickles.</param>
/// <param name="FormerNames">Its names in older pickles.</param>
/// <param name="Layout">The member of <c>PickleLayout</c>.</param>
/// <param name="IsStruct">It is a value type.</param>
/// <param name="IsSealed">No other type can derive from it.</param>
/// <param name="TrackReferences">Instances have an identity.</param>
/// <param name="Members">What travels, in the order in which it is written.</param>
/// <param name="Construction">How instances come to be.</param>
internal sealed record PickleTypeModel(
    TypeNameModel Type,
    WireNameModel Wire,
    EquatableArray<WireNameModel> FormerNames,
    string Layout,
    bool IsStruct,
    bool IsSealed,
    bool TrackReferences,
    EquatableArray<PickleMemberModel> Members,
    ConstructionModel Construction);
