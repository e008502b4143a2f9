using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

/// <summary>Writes an assembly's index: which types it can pickle, by type and by name in pickles.</summary>
internal static partial class PickleIndexEmitter
{
    private const string Info = "global::PickleGen.Codecs.PickleTypeInfo";

    public static string Emit(EquatableArray<IndexEntryModel> entries, AssemblyModel assembly)
    {
        string ns = AssemblyNames.Namespace(assembly.Name);
        var writer = new IndentedWriter();
        SourceFile.WriteWarnings(writer, "CS0436, CS0612, CS0618, CS3001, CS3002, CS3003, CS3009", entries.SelectMany(static entry => entry.Cautions.Ids).Distinct().OrderBy(static id => id, StringComparer.Ordinal));
        foreach (string alias in assembly.Aliases) writer.WriteLine($"extern alias {alias};");
        writer.WriteLine(
            $"""

            [assembly: global::PickleGen.Codecs.PickleIndexAttribute(typeof(global::{ns}.PickleIndex))]

            namespace {ns};

            /// <summary>What this assembly can pickle.</summary>
            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            """);
        SourceFile.WriteObsolete(writer, entries.Any(static entry => entry.Cautions.IsObsolete));
        using (writer.WriteBlock("public sealed class PickleIndex : global::PickleGen.Codecs.PickleTypeIndex"))
        {
            var sorted = entries.OrderBy(static entry => entry.ReflectionName, StringComparer.Ordinal).ToList();
            EmitRegister(writer, assembly, sorted);
            EmitFinders(writer, sorted.FindAll(static entry => !entry.IsHidden), [.. Instantiations(sorted, areHidden: false)]);
        }
        return writer.ToString();
    }

    /// <summary>Writes the index of what only a type itself can name: itself where it is private to another, and what is made of such types.</summary>
    public static void EmitPart(IndentedWriter writer, IndexEntryModel entry)
    {
        writer.WriteLine("\n/// <summary>What the assembly's index cannot name.</summary>");
        using (writer.WriteBlock("internal sealed class Index : global::PickleGen.Codecs.PickleTypeIndex"))
            EmitFinders(writer, entry.IsHidden ? [entry] : [], [.. Instantiations([entry], areHidden: true)]);
    }

    private static void EmitFinders(IndentedWriter writer, List<IndexEntryModel> entries, List<InstantiationModel> instantiations)
    {
        EmitFindByType(writer, entries, instantiations);
        EmitFindByName(writer, entries);
        if (entries.Exists(static entry => entry.UnboundName is not null)) EmitGenericTypes(writer, entries);
        if (entries.Exists(static entry => IsOpen(entry))) EmitOpenTypes(writer, entries.FindAll(static entry => IsOpen(entry)));
        EmitInstantiations(writer, instantiations.FindAll(static type => !type.IsComposed));
    }

    private static void EmitRegister(IndentedWriter writer, AssemblyModel assembly, List<IndexEntryModel> entries)
    {
        writer.WriteLine(
            """
            /// <summary>Makes these types known, and those of the assemblies that this one refers to.</summary>
            [global::System.Runtime.CompilerServices.ModuleInitializer]
            """);
        using (writer.WriteBlock("public static void Register()"))
        {
            writer.WriteLine("Register(new PickleIndex());");
            foreach (var entry in entries)
            {
                if (entry.Part is not null) writer.WriteLine($"Register({entry.Part});");
            }
            foreach (string index in assembly.Referenced) writer.WriteLine($"{index}.Register();");
        }
        writer.WriteLine();
    }

    private static void EmitFindByType(IndentedWriter writer, List<IndexEntryModel> entries, List<InstantiationModel> instantiations)
    {
        writer.WriteLine("/// <inheritdoc/>");
        using (writer.WriteBlock($"public override {Info}? Find(global::System.Type type)"))
        {
            var plain = entries.FindAll(static entry => entry.UnboundName is null && !HasArguments(entry));
            // An empty switch is a warning: generic types may be all there is, and private ones have an index of their own.
            if (plain.Count > 0)
            {
                using (writer.WriteBlock("switch (type.FullName)"))
                {
                    // No `when`: with one in each of a thousand cases the compiler takes minutes over this switch.
                    foreach (var same in plain.GroupBy(static entry => entry.ReflectionName))
                    {
                        writer.WriteLine($"case {SourceFile.Literal(same.Key)}:");
                        foreach (var entry in same) writer.WriteLine($"    if (type == typeof({entry.FullName})) return {Of(entry)};");
                        writer.WriteLine("    break;");
                    }
                }
            }
            foreach (var entry in entries.FindAll(HasArguments)) writer.WriteLine($"if (type == typeof({entry.FullName})) return {Of(entry)};");
            foreach (var type in instantiations.Where(type => !entries.Exists(entry => entry.FullName == type.FullName))) writer.WriteLine($"if (type == typeof({type.FullName})) return {Of(type)};");
            writer.WriteLine("return null;");
        }
        writer.WriteLine();
    }

    private static void EmitFindByName(IndentedWriter writer, List<IndexEntryModel> entries)
    {
        writer.WriteLine("/// <inheritdoc/>");
        using (writer.WriteBlock($"public override {Info}? Find(string module, string name)"))
        {
            EmitNames(writer, entries.FindAll(static entry => entry is { UnboundName: null, Codec: not null }), Of);
            writer.WriteLine("return null;");
        }
    }

    /// <summary>An external type that is declared with its arguments, or those of a type around it: <c>Type.FullName</c> spells those with their assemblies.</summary>
    private static bool HasArguments(IndexEntryModel entry) => entry.IsComposed || (entry.UnboundName is null && entry.FullName.Contains('<'));

    private static IEnumerable<InstantiationModel> Instantiations(List<IndexEntryModel> entries, bool areHidden) =>
        entries.SelectMany(static entry => entry.Instantiations).Where(type => type.IsHidden == areHidden).Distinct().OrderBy(static type => type.FullName, StringComparer.Ordinal);

    /// <summary>A name that two types share is here the one's that bears it today, else the first one's; PICKLE007 says so.</summary>
    private static void EmitNames(IndentedWriter writer, List<IndexEntryModel> entries, Func<IndexEntryModel, string> found)
    {
        if (entries.TrueForAll(static entry => entry.Names.Count == 0)) return;
        // A switch within a switch, not one over a pair: over a thousand pairs the compiler takes minutes.
        using (writer.WriteBlock("switch (module)"))
        {
            foreach (var module in entries.SelectMany(static entry => entry.Names.Select(name => (Name: name, Entry: entry))).GroupBy(static named => named.Name.Module))
            {
                using (writer.WriteBlock($"case {SourceFile.Literal(module.Key)}:"))
                {
                    using (writer.WriteBlock("switch (name)"))
                    {
                        foreach (var named in module.GroupBy(static named => named.Name.Name))
                            writer.WriteLine($"case {SourceFile.Literal(named.Key)}: return {found(named.OrderBy(static bearer => bearer.Entry.Names[0] != bearer.Name).First().Entry)};");
                    }
                    writer.WriteLine("break;");
                }
            }
        }
    }

    private static string Of(InstantiationModel type) => Of(type.FullName, type.Codec, type.IsComposed);

    private static string Of(IndexEntryModel entry) => entry.Codec is null
        ? Of(entry.FullName, $"global::PickleGen.Codecs.OpenCodec<{entry.FullName}>", isComposed: true)
        : Of(entry.FullName, entry.Codec, entry.IsComposed);

    private static string Of(string type, string codec, bool isComposed) => $"{Info}.{(isComposed ? "OfCodec" : "Of")}<{type}, {codec}>()";
}
