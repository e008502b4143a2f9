namespace ClosureApp;

/// <summary>Delegates that lead back to themselves.</summary>
internal static class Recursions
{
    public static IEnumerable<Case> All =>
    [
        Case.Of("lambda that calls itself", Itself, f => Cases.Text(f(5))),
        Case.OfMany("lambdas that call each other", EachOther, f => $"{((Func<int, bool>)f[0])(10)} {((Func<int, bool>)f[1])(10)}"),
        Case.Of("multicast in its own part", MulticastInItself, f => Cases.Text(f(2))),
        Case.Of("list of lambdas that holds itself through one", ListInItself, f => Cases.Text(f())),
    ];

    private static Func<int, int> Itself()
    {
        Func<int, int> factorial = null!;
        factorial = n => n <= 1 ? 1 : n * factorial(n - 1);
        return factorial;
    }

    private static object[] EachOther()
    {
        Func<int, bool> isEven = null!, isOdd = null!;
        isEven = n => n == 0 || isOdd(n - 1);
        isOdd = n => n != 0 && isEven(n - 1);
        return [isEven, isOdd];
    }

    private static Func<int, int> MulticastInItself()
    {
        int calls = 0;
        Func<int, int> all = null!;
        all = depth => ++calls;
        all += depth => depth == 0 ? calls : all(depth - 1);
        return all;
    }

    private static Func<int> ListInItself()
    {
        var lambdas = new List<Func<int>>();
        lambdas.Add(() => 42);
        lambdas.Add(() => lambdas.Count + lambdas[0]());
        return lambdas[1];
    }
}
