using System.Collections.Immutable;
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
    private const string IndexHint = "PickleIndex.g.cs";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var annotated = context.SyntaxProvider
            .ForAttributeWithMetadataName("PickleGen.PicklableAttribute", static (_, _) => true, ParseAnnotated)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Types);

        var external = context.SyntaxProvider
            .ForAttributeWithMetadataName("PickleGen.PicklableExternalAttribute", static (_, _) => true, ParseExternal)
            .SelectMany(static (models, _) => models)
            .WithTrackingName(TrackingNames.ExternalTypes);

        var composed = context.SyntaxProvider
            .ForAttributeWithMetadataName("PickleGen.PicklableExternalAttribute", static (_, _) => true, ParseComposed)
            .SelectMany(static (entries, _) => entries);

        var entries = annotated.Select(static (model, _) => IndexEntryModel.Of(model)).Collect()
            .Combine(external.Select(static (model, _) => IndexEntryModel.Of(model)).Collect())
            .Combine(composed.Collect())
            .Select(static (entries, _) => entries.Left.Left.AddRange(entries.Left.Right).AddRange(entries.Right).ToEquatableArray())
            .WithTrackingName(TrackingNames.IndexEntries);

        var assembly = context.CompilationProvider
            .Select(static (compilation, _) => ReferencedIndexes.Of(compilation))
            .WithTrackingName(TrackingNames.References);

        var inherited = annotated.Select(static (model, _) => model.Inherited!).Where(static model => model is not null);

        var unannotated = context.SyntaxProvider
            .ForAttributeWithMetadataName("PickleGen.PickleMemberAttribute", static (_, _) => true, ParseUnannotated)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .Collect()
            .SelectMany(static (models, _) => models.Distinct());

        var alike = HintsOf(annotated).Combine(HintsOf(external)).Combine(HintsOf(inherited)).Combine(HintsOf(unannotated))
            .Select(static (hints, _) => HintNames.Alike([.. hints.Left.Left.Left, .. hints.Left.Left.Right, .. hints.Left.Right, .. hints.Right, IndexHint]));

        context.RegisterSourceOutput(annotated.Combine(alike).Select(ToldApart), AddType);
        context.RegisterSourceOutput(inherited.Combine(alike).Select(ToldApart), AddInherited);
        context.RegisterSourceOutput(unannotated.Combine(alike).Select(ToldApart), AddInherited);
        context.RegisterSourceOutput(external.Combine(alike).Select(ToldApart), AddType);
        context.RegisterSourceOutput(entries.Combine(assembly), AddIndex);
    }

    private static IncrementalValueProvider<ImmutableArray<string>> HintsOf(IncrementalValuesProvider<PickleTypeModel> models) =>
        models.Where(static model => !model.IsOpen).Select(static (model, _) => model.Type.HintName).Collect();

    private static IncrementalValueProvider<ImmutableArray<string>> HintsOf(IncrementalValuesProvider<InheritedModel> models) =>
        models.Select(static (model, _) => model.HintName).Collect();

    private static PickleTypeModel? ParseAnnotated(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.TargetSymbol is INamedTypeSymbol type && Declarations.IsFirst(context.TargetNode, type)
            ? PickleTypeParser.Parse(type, context.Attributes[0], context.SemanticModel.Compilation, cancellationToken).Model
            : null;

    /// <summary>A base class need not be annotated itself: it has been asked for by a mark on a member.</summary>
    private static InheritedModel? ParseUnannotated(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return context.TargetSymbol.ContainingType is { TypeKind: TypeKind.Class } type && !type.HasAttribute("PicklableAttribute")
            ? PickleTypeParser.ParseUnannotated(type, context.Attributes[0], context.SemanticModel.Compilation)
            : null;
    }

    private static EquatableArray<PickleTypeModel> ParseExternal(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.Attributes
            .Select(attribute => PickleTypeParser.ParseExternal(attribute, context.SemanticModel.Compilation, cancellationToken).Model!)
            .Where(static model => model is not null)
            .ToEquatableArray();

    private static EquatableArray<IndexEntryModel> ParseComposed(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.Attributes
            .Select(attribute => PickleTypeParser.ParseComposed(attribute, context.SemanticModel.Compilation)!)
            .Where(static entry => entry is not null)
            .ToEquatableArray();

    private static PickleTypeModel ToldApart((PickleTypeModel Model, EquatableArray<string> Alike) type, CancellationToken cancellationToken) =>
        type.Model with { Type = type.Model.Type with { HintName = HintNames.ToldApart(type.Model.Type.HintName, type.Alike, type.Model.Type.Codec) } };

    private static InheritedModel ToldApart((InheritedModel Model, EquatableArray<string> Alike) shown, CancellationToken cancellationToken) =>
        shown.Model with { HintName = HintNames.ToldApart(shown.Model.HintName, shown.Alike, shown.Model.DeclaringType) };

    private static void AddType(SourceProductionContext context, PickleTypeModel model)
    {
        if (!model.IsOpen) context.AddSource(model.Type.HintName, PickleTypeEmitter.Emit(model));
    }

    private static void AddInherited(SourceProductionContext context, InheritedModel model) => context.AddSource(model.HintName, InheritedEmitter.Emit(model));

    private static void AddIndex(SourceProductionContext context, (EquatableArray<IndexEntryModel> Entries, AssemblyModel Assembly) index)
    {
        if (index.Entries.Count > 0) context.AddSource(IndexHint, PickleIndexEmitter.Emit(index.Entries, index.Assembly));
    }
}
