namespace ClosureApp;

/// <summary>Where lambdas stand, and what they take, that is less usual.</summary>
internal static class Corners
{
    private delegate int Split(string text, ref int count, out int rest);

    // Another in the process that calls the delegate.
    private static int s_level = 1;

    private delegate int Total(params int[] items);

    public static IEnumerable<Case> All =>
    [
        Case.Of("lambda in a generic method of a generic class", () => Box<string>.Of("a", 7), f => f(2)),
        Case.OfMany("each turn of a loop has its own variable", Turns, f => string.Join(' ', f.Select(each => ((Func<int>)each)()))),
        Case.Of("lambda with ref and out", WithReferences, f => { int count = 1; return $"{f("a b", ref count, out int rest)} {count} {rest}"; }),
        Case.Of("lambda with params", WithParams, f => Cases.Text(f(1, 2, 39))),
        Case.Of<Func<int>>("static field is the receiver's", () => () => s_level, f => { s_level = 42; return Cases.Text(f()); }),
        Case.Of("local function that calls itself", Recursive, f => Cases.Text(f(5))),
    ];

    private static object[] Turns()
    {
        var turns = new List<object>();
        for (int i = 0; i < 3; i++)
        {
            int own = i;
            turns.Add((Func<int>)(() => own++ * 10));
        }

        foreach (int item in new[] { 7, 8 }) turns.Add((Func<int>)(() => item));
        return [.. turns];
    }

    private static Split WithReferences() => (string text, ref int count, out int rest) =>
    {
        count += text.Length;
        rest = count * 2;
        return text.IndexOf(' ');
    };

    private static Total WithParams()
    {
        int offset = 0;
        return (params int[] items) => items.Sum() + offset;
    }

    private static Func<int, int> Recursive()
    {
        int step = 1;
        return Factorial;
        int Factorial(int n) => n <= step ? step : n * Factorial(n - step);
    }

    private static class Box<T>
    {
        public static Func<int, string> Of<TOther>(T item, TOther other) => n => $"{typeof(T).Name} {item} {typeof(TOther).Name} {other} {n}";
    }
}
