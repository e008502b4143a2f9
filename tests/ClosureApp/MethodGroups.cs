namespace ClosureApp;

/// <summary>Delegates to methods that have names.</summary>
internal static class MethodGroups
{
    public static IEnumerable<Case> All =>
    [
        Case.Of<Func<int, int>>("static method", () => Twice, f => Cases.Text(f(21))),
        Case.Of<Func<int, string>>("generic method", () => Describe, f => f(7)),
        Case.Of<Func<string, string>>("extension method closed over a value", () => "value".OrElse, f => f("other")),
        Case.Of<Func<string, string>>("extension method closed over null", () => ((string?)null).OrElse, f => f("other")),
        Case.Of<Func<int, string>>("type of an assembly that nobody has loaded", () => NameOf<System.Xml.Linq.XElement>, f => f(7)),
        Case.Of("operator", Addition, f => Cases.Text(f(40, 2))),
        Case.Of<Func<double, double>>("pure method of the framework", () => Math.Sqrt, f => Cases.Text(f(1764))),
        Case.Of<Func<string>>("pure instance method of the framework", () => "  42 ".Trim, f => f()),
        Case.Of("delegate of a delegate", Wrapped, f => f(42) ? "yes" : "no"),
        Case.Of("multicast", Multicast, f => { var log = new List<string>(); f(log); return string.Join(' ', log); }),
    ];

    private static int Twice(int x) => x * 2;

    private static string Describe<T>(T value) => $"{typeof(T).Name} {value}";

    private static string NameOf<T>(int count) => $"{count} {typeof(T).Name}";

    private static Func<decimal, decimal, decimal> Addition() => decimal.Add;

    private static Predicate<int> Wrapped()
    {
        Func<int, bool> isEven = x => x % 2 == 0;
        return new Predicate<int>(isEven);
    }

    private static Action<List<string>> Multicast()
    {
        string name = "second";
        Action<List<string>> all = log => log.Add("first");
        all += log => log.Add(name);
        all += Third;
        return all;
    }

    private static void Third(List<string> log) => log.Add("third");
}
