namespace PickleGen.ClosureBenchmarks;

/// <summary>The closure that is measured: an int, a string and an array of three doubles.</summary>
internal static class Closure
{
    public static Func<int, string> Sample() => Capture(41, "some text", [0.5, 1.5, 2.5]);

    public static PickleOptions Trusting() => new() { Closures = ClosurePolicy.TrustAssemblies(typeof(Closure).Assembly) };

    private static Func<int, string> Capture(int number, string text, double[] weights) => x => $"{x + number} {text} {weights.Sum()}";
}
