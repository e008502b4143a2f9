using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    /// <summary>An expression for the class as the wire names it.</summary>
    /// <param name="model">The type.</param>
    /// <param name="type">The type as source: with its type parameters, or without.</param>
    public static string ClassOf(PickleTypeModel model, string type)
    {
        string options = string.Join(", ", ClassOptions(model));
        string initializer = options.Length == 0 ? "" : $" {{ {options} }}";
        return $"new(typeof({type}), {SourceFile.Literal(model.Wire.Module)}, {SourceFile.Literal(model.Wire.Name)}{SourceFile.Literals(model.Members)}){initializer}";
    }

    private static IEnumerable<string> ClassOptions(PickleTypeModel model)
    {
        if (model.Layout != "State") yield return $"Layout = global::PickleGen.PickleLayout.{model.Layout}";
        if (model.Type.UnboundName is not null) yield return "IsGeneric = true";
        if (model.OwnState is { } state) yield return state.SetterName is null ? "HasOwnState = true" : $"HasOwnState = true, StateSetter = {SourceFile.Literal(state.SetterName)}";
        if (IsBuiltWithoutState(model)) yield return "IsBuiltWithoutState = true";
        if (!model.TrackReferences) yield return "TrackReferences = false";
        string numbers = string.Join(", ", model.Members.Where(member => IsNumberUnasked(model, member)).Select(static member => $"typeof({member.Type})").Distinct());
        if (numbers.Length > 0) yield return $"Numbers = [{numbers}]";
        string former = string.Join(", ", model.Members.SelectMany(static (member, i) => member.FormerNames.Select(name => $"({SourceFile.Literal(name)}, {i})")));
        if (former.Length > 0) yield return $"FormerNames = [{former}]";
    }

    /// <summary>An enum that generated code writes as its number; a number of .NET's own that a block may hold. A hook wants to be asked for both.</summary>
    private static bool IsNumberUnasked(PickleTypeModel model, PickleMemberModel member) =>
        member.Codec.Cast is not null || (model.BlockFormat is not null && member.Codec.Codec.EndsWith(".HalfCodec", StringComparison.Ordinal));

    /// <summary>A constructor with parameters is waited for anyway.</summary>
    private static bool IsBuiltWithoutState(PickleTypeModel model) =>
        model is { Layout: "State", OwnState: null } && model.Construction.Kind != ConstructionKind.Parameters
        && (model.Members.Any(static member => member.IsRequired)
            || !model.IsStruct && model.Callbacks.Any(static callback => callback.Kind is CallbackKind.OnUnpickling or CallbackKind.OnUnpickled));
}
