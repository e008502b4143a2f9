using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Model;

/// <summary>A type's lines in its assembly's index.</summary>
/// <param name="FullName">The type as source.</param>
/// <param name="ReflectionName">What <c>Type.FullName</c> says.</param>
/// <param name="UnboundName">The generic type without arguments; null: it is not generic.</param>
/// <param name="UnboundCodec">Its codec without arguments; null: it is not generic.</param>
/// <param name="Codec">Its codec as source; null: it is open, and has none.</param>
/// <param name="Names">Its names in pickles, today's first.</param>
/// <param name="Instantiations">Generic types with their arguments, that its members mention.</param>
/// <param name="IsComposed">It is a built-in collection or array, which has no name in pickles.</param>
/// <param name="Generic">All of it, for its description without arguments; null: it is not generic, or has no codec.</param>
/// <param name="IsHidden">The assembly's index cannot name the type.</param>
/// <param name="Part">An index of its own, as source, for what the assembly's cannot name; null: it has none.</param>
/// <param name="Cautions">What C# says of what these lines name.</param>
internal sealed record IndexEntryModel(
    string FullName,
    string ReflectionName,
    string? UnboundName,
    string? UnboundCodec,
    string? Codec,
    EquatableArray<WireNameModel> Names,
    EquatableArray<InstantiationModel> Instantiations,
    bool IsComposed,
    PickleTypeModel? Generic,
    bool IsHidden,
    string? Part,
    CautionsModel Cautions)
{
    /// <summary>A built-in collection or array, or an annotated type with its arguments.</summary>
    public static IndexEntryModel OfComposed(string fullName, CodecModel codec, EquatableArray<InstantiationModel> instantiations, CautionsModel cautions) =>
        new(fullName, fullName, UnboundName: null, UnboundCodec: null, codec.Codec, EquatableArray<WireNameModel>.Empty, instantiations, IsComposed: !codec.IsGenerated, Generic: null, IsHidden: false, Part: null, cautions);

    /// <summary>An annotated type, or an external one.</summary>
    public static IndexEntryModel Of(PickleTypeModel model) => new(
        model.Type.FullName,
        model.Type.ReflectionName,
        model.Type.UnboundName,
        model.Type.UnboundCodec,
        model.IsOpen ? null : model.Type.Codec,
        model.FormerNames.Prepend(model.Wire).ToEquatableArray(),
        model.Instantiations,
        IsComposed: false,
        model.Type.UnboundName is null || model.IsOpen ? null : model,
        model.Type.Door is not null,
        PartOf(model),
        model.Cautions);

    /// <summary>What opens a type's own index. A generic type's has type parameters in its name, which nothing outside can fill in.</summary>
    private static string? PartOf(PickleTypeModel model)
    {
        if (model.IsOpen || model.Type.UnboundName is not null) return null;
        return model.Type.Door ?? (model.Instantiations.Any(static type => type.IsHidden) ? $"new {model.Type.Codec}.Index()" : null);
    }
}
