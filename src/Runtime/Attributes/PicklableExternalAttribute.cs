namespace PickleGen;

/// <summary>Generates save and load for a type that cannot be annotated, from its accessible members.</summary>
/// <param name="type">The type; a closed generic such as <c>typeof(PriorityQueue&lt;string, int&gt;)</c> declares a root for AOT.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PicklableExternalAttribute(Type type) : Attribute
{
    /// <summary>The type that is made picklable.</summary>
    public Type Type { get; } = type;

    /// <inheritdoc cref="PicklableAttribute.Module"/>
    public string? Module { get; set; }

    /// <inheritdoc cref="PicklableAttribute.Name"/>
    public string? Name { get; set; }

    /// <inheritdoc cref="PicklableAttribute.Layout"/>
    public PickleLayout Layout { get; set; }

    /// <summary>
    /// Whether nothing is generated and a reducer alone says how the type is saved (pickle.py <c>save_reduce</c>): one in
    /// <see cref="PickleOptions.DispatchTable"/> or <see cref="PickleOptions.Reducers"/>, whose callable the <see cref="ClassRegistry"/> knows on
    /// load. Members, elements and roots may be of the type, as of an interface.
    /// </summary>
    public bool ByReducer { get; set; }
}
