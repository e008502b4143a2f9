namespace PickleGen.Generators;

/// <summary>The steps of the pipeline, by which tests ask what ran again.</summary>
internal static class TrackingNames
{
    public const string Types = nameof(Types);
    public const string ExternalTypes = nameof(ExternalTypes);
    public const string IndexEntries = nameof(IndexEntries);
    public const string References = nameof(References);
}
