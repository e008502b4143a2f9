using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal static partial class PickleIndexEmitter
{
    private static void EmitInstantiations(IndentedWriter writer, List<InstantiationModel> types)
    {
        if (types.Count == 0) return;
        writer.WriteLine("\n/// <inheritdoc/>");
        using (writer.WriteBlock($"public override global::System.Collections.Generic.IReadOnlyList<{Info}> Instantiations => new {Info}[]", end: "};"))
        {
            foreach (var type in types) writer.WriteLine($"{Of(type)},");
        }
    }

    /// <summary>Generic types: the codec's type, to be given the type's arguments, and the type that bears a name.</summary>
    private static void EmitGenericTypes(IndentedWriter writer, List<IndexEntryModel> entries)
    {
        var generic = entries.FindAll(static entry => entry is { UnboundName: not null, Codec: not null });
        writer.WriteLine("\n/// <inheritdoc/>");
        using (writer.WriteBlock("public override global::System.Type? FindGenericCodec(global::System.Type definition)"))
        {
            foreach (var entry in generic) writer.WriteLine($"if (definition == typeof({entry.UnboundName})) return typeof({entry.UnboundCodec});");
            writer.WriteLine("return null;");
        }
        writer.WriteLine("\n/// <inheritdoc/>");
        using (writer.WriteBlock("public override global::System.Type? FindGeneric(string module, string name)"))
        {
            EmitNames(writer, generic, static entry => $"typeof({entry.UnboundName})");
            writer.WriteLine("return null;");
        }
        writer.WriteLine("\n/// <inheritdoc/>");
        using (writer.WriteBlock("public override global::System.Collections.Generic.IReadOnlyList<global::PickleGen.Codecs.PickleClass> GenericClasses => new global::PickleGen.Codecs.PickleClass[]", end: "};"))
        {
            foreach (var entry in generic) writer.WriteLine($"{PickleTypeEmitter.OpenClassOf(entry.Generic!, entry.UnboundName!)},");
        }
    }
}
