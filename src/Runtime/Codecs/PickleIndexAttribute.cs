using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>Says where an assembly's generated index is, so that assemblies that refer to it can call it.</summary>
/// <param name="index">The class that derives from <see cref="PickleTypeIndex"/>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PickleIndexAttribute(Type index) : Attribute
{
    /// <summary>The index.</summary>
    public Type Index { get; } = index;
}
