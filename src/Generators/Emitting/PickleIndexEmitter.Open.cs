using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

/// <content>Interfaces, abstract classes and others without a codec: pickles name them as type arguments.</content>
internal static partial class PickleIndexEmitter
{
    private static bool IsOpen(IndexEntryModel entry) => entry is { Codec: null, IsComposed: false };

    // Among type arguments they bear .NET's names, as no class of ours says another.
    private static void EmitOpenTypes(IndentedWriter writer, List<IndexEntryModel> entries)
    {
        writer.WriteLine();
        writer.WriteLine("/// <inheritdoc/>");
        using (writer.WriteBlock("public override global::System.Type? FindOpen(string name)"))
        {
            using (writer.WriteBlock("switch (name)"))
            {
                var named = entries.SelectMany(static entry => Spellings(entry).Distinct().Select((name, i) => (Name: name, IsFormer: i > 0, Entry: entry)));
                foreach (var same in named.GroupBy(static type => type.Name))
                {
                    var entry = same.OrderBy(static type => type.IsFormer).First().Entry;
                    writer.WriteLine($"case {SourceFile.Literal(same.Key)}: return typeof({entry.UnboundName ?? entry.FullName});");
                }
            }
            writer.WriteLine("return null;");
        }
    }

    // What stands around a nested one is divided from it by a plus, which a former name may leave to a dot.
    private static IEnumerable<string> Spellings(IndexEntryModel entry) =>
        entry.Names.SelectMany(static name => new[] { $"{name.Module}.{name.Name}", $"{name.Module}.{name.Name.Replace('.', '+')}" }).Prepend(entry.ReflectionName);
}
