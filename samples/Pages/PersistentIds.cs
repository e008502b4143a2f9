namespace PickleGen.Samples.Pages;

[Picklable(Module = "shop.models")]
public sealed partial record Product(string Sku, string Text);

/// <summary>docs/hooks.md: products stay in the catalog; the pickle has their numbers.</summary>
public sealed class CatalogPickler(Stream output) : Pickler(output)
{
    protected override object? PersistentId(object value) => (value as Product)?.Sku;
}

public sealed class CatalogUnpickler(Stream input, IReadOnlyDictionary<string, Product> catalog) : Unpickler(input)
{
    protected override object? PersistentLoad(object id) => catalog[(string)id];
}
