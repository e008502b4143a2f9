namespace PickleGen.Closures;

/// <summary>Stands for a captured variable of type <see cref="Enum"/> or <see cref="Array"/>, which <see cref="Unpicklable"/> refuses with a reason.</summary>
internal sealed class CapturedBase
{
    /// <summary>The only one: none of them travels.</summary>
    public static readonly CapturedBase Instance = new();

    private CapturedBase()
    {
    }
}
