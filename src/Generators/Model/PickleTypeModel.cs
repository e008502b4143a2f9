using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Model;

/// <summary>Everything that is generated for one type.</summary>
/// <remarks>
/// The contract of every model: an immutable record of strings, numbers, enums and <see cref="EquatableArray{T}"/>, never a symbol, a
/// syntax node or a compilation. Equality is what stops the pipeline, and a symbol would keep a whole compilation alive.
/// </remarks>
/// <param name="Type">The type as source names it.</param>
/// <param name="Wire">Its name in pickles.</param>
/// <param name="FormerNames">Its names in older pickles.</param>
/// <param name="IsOpen">An interface or abstract class: it has no instances and no codec of its own, and is only known by its index.</param>
/// <param name="Layout">The member of <c>PickleLayout</c>.</param>
/// <param name="IsStruct">It is a value type.</param>
/// <param name="IsSealed">No other type can derive from it.</param>
/// <param name="TrackReferences">Instances have an identity.</param>
/// <param name="Members">What travels, in the order in which it is written.</param>
/// <param name="Construction">How instances come to be.</param>
/// <param name="OwnState">What travels in the place of the members, or is loaded from them; null: the members.</param>
/// <param name="BlockFormat">How the members lie in memory, as Python's struct module calls it; null: an array of them is no block.</param>
/// <param name="Comparer">The comparer of a derived collection as an expression of <c>value</c>, which must be the one that loading makes; null: it has none, or cannot have another.</param>
/// <param name="Callbacks">Methods that are called around saving and loading, base classes' first.</param>
/// <param name="Instantiations">Generic annotated types that members mention with all their arguments.</param>
/// <param name="Inherited">What classes in other assemblies that derive from it must be shown; null: nothing.</param>
/// <param name="Cautions">What C# says of what the code names.</param>
internal sealed record PickleTypeModel(
    TypeNameModel Type,
    WireNameModel Wire,
    EquatableArray<WireNameModel> FormerNames,
    bool IsOpen,
    string Layout,
    bool IsStruct,
    bool IsSealed,
    bool TrackReferences,
    EquatableArray<PickleMemberModel> Members,
    ConstructionModel Construction,
    OwnStateModel? OwnState,
    string? BlockFormat,
    string? Comparer,
    EquatableArray<CallbackModel> Callbacks,
    EquatableArray<InstantiationModel> Instantiations,
    InheritedModel? Inherited,
    CautionsModel Cautions);
