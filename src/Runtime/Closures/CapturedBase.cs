namespace PickleGen.Closures;

/// <summary>Stands for what a captured variable of type <see cref="Enum"/>, <see cref="Array"/> or an interface holds and would not get back, which <see cref="Unpicklable"/> refuses with a reason.</summary>
internal sealed class CapturedBase
{
    /// <summary>The only one: none of them travels.</summary>
    public static readonly CapturedBase Instance = new();

    private CapturedBase()
    {
    }
}
