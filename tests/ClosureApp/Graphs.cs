namespace ClosureApp;

/// <summary>Delegates among other objects.</summary>
internal static class Graphs
{
    public static IEnumerable<Case> All =>
    [
        Case.OfMany("variable that two lambdas share", SharedVariable, f => { ((Action)f[0])(); ((Action)f[0])(); return Cases.Text(((Func<int>)f[1])()); }),
        Case.OfMany("variable of an outer scope that two lambdas share", SharedOuter, f => { ((Action)f[0])(); return Cases.Text(((Func<int>)f[1])()); }),
        Case.OfMany("equal lambdas stay equal", () => [Constant(), Constant()], f => $"{f[0].Equals(f[1])}"),
        Case.OfMany("one delegate twice is one delegate", () => { var f = Constant(); return [f, f]; }, f => $"{ReferenceEquals(f[0], f[1])}"),
        Case.Of("delegates in a dictionary", ByName, f => Cases.Text(f("twice", 21))),
    ];

    private static Func<int, int> Constant() => x => x + 1;

    private static object[] SharedVariable()
    {
        int count = 40;
        return [(Action)(() => count++), (Func<int>)(() => count)];
    }

    private static object[] SharedOuter()
    {
        int count = 40;
        var made = new List<object>();
        for (int i = 0; i < 2; i++)
        {
            int step = i + 1;
            made.Add(i == 0 ? (Action)(() => count += step) : (Func<int>)(() => count + step));
        }

        return [.. made];
    }

    private static Func<string, int, int> ByName()
    {
        var functions = new Dictionary<string, Func<int, int>> { ["twice"] = x => x * 2, ["square"] = x => x * x };
        return (name, x) => functions[name](x);
    }
}
