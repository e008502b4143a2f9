namespace PickleGen.Closures;

/// <summary>Stands for a captured <c>delegate*</c>, which <see cref="Unpicklable"/> refuses with its variable and a reason.</summary>
internal sealed class CapturedFunctionPointer
{
    /// <summary>The only one: none of them travels.</summary>
    public static readonly CapturedFunctionPointer Instance = new();

    private CapturedFunctionPointer()
    {
    }
}
