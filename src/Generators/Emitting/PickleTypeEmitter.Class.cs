using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    /// <summary>An expression for the class as the wire names it, without its type arguments: what any of them may be.</summary>
    /// <param name="model">The type.</param>
    /// <param name="type">The type as source, without its type parameters.</param>
    public static string OpenClassOf(PickleTypeModel model, string type) => ClassOf(model, type, ClassOptions(model));

    // A number's type may be nested in a generic one, and have its type parameters.
    private static string ClassOf(PickleTypeModel model, string type) => ClassOf(model, type, ClassOptions(model).Concat(Numbers(model)));

    private static string ClassOf(PickleTypeModel model, string type, IEnumerable<string> named)
    {
        string options = string.Join(", ", named);
        string initializer = options.Length == 0 ? "" : $" {{ {options} }}";
        return $"new(typeof({type}), {SourceFile.Literal(model.Wire.Module)}, {SourceFile.Literal(model.Wire.Name)}{SourceFile.Literals(model.Members)}){initializer}";
    }

    private static IEnumerable<string> ClassOptions(PickleTypeModel model)
    {
        if (model.Layout != "State") yield return $"Layout = global::PickleGen.PickleLayout.{model.Layout}";
        if (model.Type.UnboundName is not null) yield return "IsGeneric = true";
        if (model.OwnState is { } state) yield return state.SetterName is null ? "HasOwnState = true" : $"HasOwnState = true, StateSetter = {SourceFile.Literal(state.SetterName)}";
        if (IsBuiltWithoutState(model)) yield return "IsBuiltWithoutState = true";
        // In state layout the unpickler leaves them to the generated reader. An enum's number is an argument alone.
        string required = model.Layout == "State" ? "" : string.Join(", ", Enumerable.Range(0, model.Members.Count).Where(i => model.Members[i] is { IsRequired: true, Set: not MemberAccess.Cast }));
        if (required.Length > 0) yield return $"Required = [{required}]";
        if (!model.TrackReferences) yield return "TrackReferences = false";
        string former = string.Join(", ", model.Members.SelectMany(static (member, i) => member.FormerNames.Select(name => $"({SourceFile.Literal(name)}, {i})")));
        if (former.Length > 0) yield return $"FormerNames = [{former}]";
    }

    private static IEnumerable<string> Numbers(PickleTypeModel model)
    {
        string numbers = string.Join(", ", model.Members.Where(member => IsNumberUnasked(model, member)).Select(static member => $"typeof({member.Type})").Distinct());
        if (numbers.Length > 0) yield return $"Numbers = [{numbers}]";
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
