namespace ClosureApp;

/// <summary>Lambdas and local functions.</summary>
internal static class Lambdas
{
    public static IEnumerable<Case> All =>
    [
        Case.Of<Func<int, int>>("static lambda", () => static x => x * 2, f => Cases.Text(f(21))),
        Case.Of("captured values", CapturedValues, f => Cases.Text(f(2))),
        Case.Of("captured values of many types", ManyTypes, f => f()),
        Case.Of("captured enum and nullable", EnumAndNullable, f => f()),
        Case.Of("captured null", CapturedNull, f => f()),
        Case.Of("nested scopes", NestedScopes, f => Cases.Text(f(1))),
        Case.Of("lambda that makes lambdas", Currying, f => Cases.Text(f(40)(2))),
        Case.Of("sibling captures a stream", SiblingStream, f => Cases.Text(f())),
        Case.Of("static local function", StaticLocal, f => Cases.Text(f(21))),
        Case.Of("local function that captures", Local, f => Cases.Text(f(2))),
        Case.Of("lambda that calls a local function", CallsLocal, f => Cases.Text(f(4))),
        Case.Of("generic closure", () => GenericOf(["a", "b"]), f => f(1)),
        Case.Of("generic lambda without captures", () => NamesOf<int>(), f => f("x")),
        Case.Of("async lambda", Async, f => f(40).GetAwaiter().GetResult()),
        Case.Of("iterator as a callable", Iterator, f => string.Join(',', f(3))),
        Case.Of("async iterator as a callable", AsyncIterator, f => string.Join(',', f(3).ToBlockingEnumerable())),
        Case.Of("anonymous types and LINQ", Query, f => f([3, 1, 2])),
        Case.Of("captured anonymous values", Anonymous, f => f(1)),
        Case.Of("delegate type of the compiler's", Increment, f => { object?[] x = [41]; f.DynamicInvoke(x); return $"{x[0]}"; }),
        Case.Of("switch and constants", Switch, f => f("two") + f("seven")),
        Case.Of("exception filters", Filters, f => f("x") + f("7")),
    ];

    private static Func<int, double> CapturedValues()
    {
        int n = 40;
        string unit = "points";
        double[] weights = [1.5, 2.5, 4];
        return x => (n * x) + unit.Length + weights.Sum();
    }

    private static Func<string> ManyTypes()
    {
        long big = long.MaxValue;
        byte small = 200;
        char letter = 'ß';
        float half = 0.5f;
        decimal price = 12.30m;
        bool yes = true;
        List<int> list = [1, 2, 3];
        Dictionary<string, int> map = new() { ["a"] = 1 };
        return () => string.Join(' ', big, small, letter, half * 4, Cases.Text(price), yes, list.Count + list[2], map["a"]);
    }

    private static Func<int, string> Anonymous()
    {
        var point = new { X = 1, Y = 2.5, Day = DayOfWeek.Friday };
        var points = new[] { new { At = point, Name = "a" }, new { At = point, Name = "b" } }.ToList();
        return i => FormattableString.Invariant($"{point.X} {point.Day} {points[i].Name} {points[0].At.Y} {ReferenceEquals(points[0].At, point)} {points[1].Equals(new { At = point, Name = "b" })}");
    }

    private static Func<string> EnumAndNullable()
    {
        DayOfWeek day = DayOfWeek.Friday;
        int? some = 5;
        int? none = null;
        return () => $"{day} {some} {none is null}";
    }

    private static Func<string> CapturedNull()
    {
        string? nothing = null;
        return () => nothing ?? "null";
    }

    private static Func<int, int> NestedScopes()
    {
        int outer = 100;
        foreach (int item in new[] { 20 })
        {
            int inner = item;
            return x => outer + inner + x;
        }

        return x => x;
    }

    private static Func<int, Func<int, int>> Currying() => x => y => x + y;

    private static Func<int> SiblingStream()
    {
        int n = 42;
        Stream stream = new MemoryStream();
        Func<long> length = () => stream.Length;
        _ = length();
        return () => n;
    }

    private static Func<int, int> StaticLocal()
    {
        return Twice;
        static int Twice(int x) => x * 2;
    }

    private static Func<int, int> Local()
    {
        int n = 40;
        return Add;
        int Add(int x) => n + x;
    }

    private static Func<int, int> CallsLocal()
    {
        int offset = 18;
        return x => Factorial(x) + offset;
        static int Factorial(int x) => x <= 1 ? 1 : x * Factorial(x - 1);
    }

    private static Func<int, string> GenericOf<T>(T[] items) => index => $"{typeof(T).Name} {items[index]}";

    private static Func<string, string> NamesOf<T>() => text => typeof(T).Name + text;

    private static Func<int, Task<string>> Async()
    {
        int n = 2;
        return async x =>
        {
            try
            {
                await Task.Yield();
                return Cases.Text(x + n);
            }
            finally
            {
                await Task.Yield();
            }
        };
    }

    private static Func<int, IEnumerable<int>> Iterator()
    {
        int step = 10;
        return Count;
        IEnumerable<int> Count(int n)
        {
            for (int i = 0; i < n; i++) yield return i * step;
        }
    }

    private static Func<int, IAsyncEnumerable<int>> AsyncIterator()
    {
        int step = 10;
        return Count;
        async IAsyncEnumerable<int> Count(int n)
        {
            for (int i = 0; i < n; i++)
            {
                await Task.Yield();
                yield return i * step;
            }
        }
    }

    private static Func<int[], string> Query()
    {
        int factor = 10;
        return items => string.Join(',', items.OrderBy(x => x).Select(x => new { Item = x, Scaled = x * factor }).Select(pair => $"{pair.Item}:{pair.Scaled}"));
    }

    private static Func<string, string> Switch() => text => text switch
    {
        "one" => "1",
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        _ => "?",
    };

    private static Delegate Increment() => (ref int x) => x++;

    private static Func<string, string> Filters() => text =>
    {
        try
        {
            return Cases.Text(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (FormatException e) when (e.Message.Length > 0)
        {
            return "no number, ";
        }
    };
}
