using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Model;

/// <summary>A type's line in its assembly's index.</summary>
/// <param name="FullName">The type as source.</param>
/// <param name="ReflectionName">What <c>Type.FullName</c> says.</param>
/// <param name="Codec">Its codec as source.</param>
/// <param name="Names">Its names in pickles, today's first.</param>
internal sealed record IndexEntryModel(string FullName, string ReflectionName, string Codec, EquatableArray<WireNameModel> Names)
{
    public static IndexEntryModel Of(PickleTypeModel model) => new(
        model.Type.FullName,
        model.Type.ReflectionName,
        model.Type.FullName + ".PickleCodec",
        model.FormerNames.Prepend(model.Wire).ToEquatableArray());
}
