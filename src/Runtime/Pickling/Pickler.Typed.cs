namespace PickleGen;

/// <content>Dumps of a static type.</content>
public partial class Pickler
{
    /// <inheritdoc cref="Dump(object?)"/>
    /// <typeparam name="T">The static type, whose generated code is used.</typeparam>
    public void Dump<T>(T value) => Dump((object?)value);
}
