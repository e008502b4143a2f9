using Microsoft.CodeAnalysis;
using PickleGen.Generators.Emitting;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators;

/// <summary>Generates save and load for <c>[Picklable]</c> types. Silent: what is wrong with a type, PickleGen.Analyzers says.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PickleGenerator : IIncrementalGenerator
{
    private const string PicklableAttribute = "PickleGen.PicklableAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                PicklableAttribute,
                static (_, _) => true,
                static (context, cancellationToken) => PickleTypeParser
                    .Parse((INamedTypeSymbol)context.TargetSymbol, context.Attributes[0], context.SemanticModel.Compilation, cancellationToken).Model)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Types);

        context.RegisterSourceOutput(types, static (context, model) => context.AddSource(model.Type.HintName, PickleTypeEmitter.Emit(model)));

        var entries = types
            .Select(static (model, _) => IndexEntryModel.Of(model))
            .Collect()
            .Select(static (entries, _) => entries.ToEquatableArray())
            .WithTrackingName(TrackingNames.IndexEntries);

        var assemblies = context.CompilationProvider
            .Select(static (compilation, _) => ReferencedIndexes.Of(compilation))
            .WithTrackingName(TrackingNames.References);

        context.RegisterSourceOutput(entries.Combine(assemblies), static (context, index) =>
        {
            if (index.Left.Count > 0) context.AddSource("PickleIndex.g.cs", PickleIndexEmitter.Emit(index.Left, index.Right));
        });
    }
}
