namespace PickleGen;

/// <summary>
/// A text that is a str of its own each time, however short it is: what <c>decimal.Decimal.__reduce__</c> makes. Of others with one character
/// Python has one object, and .NET one of what stands in a program.
/// </summary>
internal sealed class UnsharedText(string text) : StaticValue
{
    internal override object Value => text;

    internal override void Save(ref PickleWriter writer, Pickler pickler) => pickler.SaveUnshared(ref writer, text);
}
