using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace PickleGen.Tests.Closures;

/// <summary>An edit of a program as hot reload applies it: the first image, and what the update adds to it.</summary>
internal static class HotReload
{
    // What the portable PDB says of a method for this purpose.
    private static readonly Guid s_slots = new("755F52A8-91C5-45BE-B4B8-209571E552BD"), s_lambdas = new("A643004C-0240-496F-A783-30D64F4979DE");

    /// <summary>Writes <c>Edited.dll</c>, and the update as <c>metadata</c>, <c>code</c> and <c>symbols</c>.</summary>
    /// <param name="source">Class <c>Program</c> with a method <c>Make</c>.</param>
    /// <param name="edited">The same with another text in <c>Make</c>.</param>
    /// <param name="folder">Where to.</param>
    public static void Write(string source, string edited, string folder)
    {
        CSharpCompilation before = Compile(source), after = Compile(edited);
        using MemoryStream image = new(), symbols = new();
        Assert.True(before.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb)).Success);
        File.WriteAllBytes(Path.Combine(folder, "Edited.dll"), image.ToArray());

        symbols.Position = 0;
        MetadataReader debug = MetadataReaderProvider.FromPortablePdbStream(symbols).GetMetadataReader();
        image.Position = 0;
        using var pe = new PEReader(image);
        MetadataReader metadata = pe.GetMetadataReader();
        EmitBaseline baseline = EmitBaseline.CreateInitialBaseline(
            before,
            ModuleMetadata.CreateFromImage(image.ToArray()),
            method => EditAndContinueMethodDebugInformation.Create(Of(debug, method, s_slots), Of(debug, method, s_lambdas)),
            method => pe.GetMethodBody(metadata.GetMethodDefinition(method).RelativeVirtualAddress).LocalSignature,
            hasPortableDebugInformation: true);
        var nodes = Nodes(after).Zip(Nodes(before)).ToDictionary(pair => pair.First, pair => pair.Second);
        using FileStream newMetadata = File.Create(Path.Combine(folder, "metadata")), code = File.Create(Path.Combine(folder, "code")), newSymbols = File.Create(Path.Combine(folder, "symbols"));
        var edit = new SemanticEdit(SemanticEditKind.Update, Make(before), Make(after), node => nodes.GetValueOrDefault(node));
        Assert.True(after.EmitDifference(baseline, [edit], _ => false, newMetadata, code, newSymbols).Success);
    }

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Edited", [CSharpSyntaxTree.ParseText(source, path: "/src/Edited.cs", encoding: System.Text.Encoding.UTF8)], Build.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug));

    private static IEnumerable<SyntaxNode> Nodes(CSharpCompilation compilation) => compilation.SyntaxTrees[0].GetRoot().DescendantNodes();

    private static ISymbol Make(CSharpCompilation compilation) => compilation.GetTypeByMetadataName("Program")!.GetMembers("Make").Single();

    private static ImmutableArray<byte> Of(MetadataReader debug, MethodDefinitionHandle method, Guid kind) => debug.GetCustomDebugInformation(method)
        .Select(debug.GetCustomDebugInformation).Where(information => debug.GetGuid(information.Kind) == kind).Select(information => debug.GetBlobContent(information.Value)).FirstOrDefault();
}
