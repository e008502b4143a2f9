namespace PickleGen.Tests.Closures;

/// <summary>A program with one lambda of each kind that the compiler names by ordinals, and edits of it.</summary>
internal static class RebuiltProgram
{
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;

        public static class Program
        {
            // members
            public static Func<int, string> Plain()
            {
                // plain
                return x => "plain " + x;
            }

            public static Func<int, string> Capturing()
            {
                int n = 7;
                // capturing
                return x => "capturing " + (x + n);
            }

            public static Func<int, string> Nested()
            {
                int n = 7;
                return x =>
                {
                    Func<int, int> inner = y => y + n + 1;
                    return "nested " + inner(x);
                };
            }

            public static Func<int, string> Local()
            {
                return x => "local " + Twice(x);
                static int Twice(int y) => y * 2;
            }

            public static Func<int, string> LocalItself()
            {
                return Describe;
                static string Describe(int y) => "itself " + y;
            }

            public static Func<int, string> Async()
            {
                int n = 7;
                Func<int, Task<string>> run = async x => { await Task.Yield(); return "async " + (x + n); };
                return x => run(x).Result;
            }

            public static Func<int, Task<string>> AsyncItself()
            {
                int n = 7;
                return async x => { await Task.Yield(); return "async itself " + (x + n); };
            }

            public static Func<int, string> Iterating()
            {
                return x => string.Join(",", Items(x));
                static IEnumerable<int> Items(int y) { yield return y; yield return y + 1; }
            }

            public static Func<int, string> Generic() => GenericOf<string>("generic");

            private static Func<int, string> GenericOf<T>(T text)
            {
                // generic
                return x => text + " " + x + " " + typeof(T).Name;
            }

            public static Func<int, string> Anonymous()
            {
                return x => new[] { x }.Select(y => new { Value = y, Text = "anonymous " }).Select(z => z.Text + z.Value).First();
            }

            public static Func<int, string> CapturedAnonymous()
            {
                var item = new { Name = "captured ", Count = 7 };
                return x => item.Name + (x + item.Count);
            }

            public static Func<int, string> Constant() => x => "constant " + Limit(x);

            public static int Limit(int x) => Math.Min(x, 100);
        }
        """;

    /// <summary>Its methods, each of which returns a delegate that takes an int.</summary>
    public static readonly string[] Factories =
        ["Plain", "Capturing", "Nested", "Local", "LocalItself", "Async", "AsyncItself", "Iterating", "Generic", "Anonymous", "CapturedAnonymous", "Constant"];

    /// <summary>What the delegates say to 5.</summary>
    public static readonly string[] Answers =
        ["plain 5", "capturing 12", "nested 13", "local 10", "itself 5", "async 12", "async itself 12", "5,6", "generic 5 String", "anonymous 5", "captured 12", "constant 5"];

    /// <summary>Edits that leave the code of every delegate as it was, by what they are.</summary>
    public static IEnumerable<(string Edit, string Source)> HarmlessEdits()
    {
        yield return ("comment", Edited("// members", "// members, all of them"));
        yield return ("method with lambdas above", Edited("// members", """
            public static Func<int, int> New(int a) { int b = a; Func<int, int> f = x => x + a; return x => f(x) + b; }
            public static object AnotherAnonymous() => new { Unrelated = 1 };
            public static async Task NewAsync() { await Task.Yield(); }
            public static IEnumerable<int> NewItems() { yield return 1; }
            """));
        yield return ("lambda above in the same method", Edited("// capturing", "Func<int, string> above = x => \"above \" + (x - n); _ = above(1);"));
        yield return ("non-capturing lambda above in the same method", Edited("// plain", "Func<int, string> above = x => \"above \" + x; _ = above(1);"));
        yield return ("lambda above in the same generic method", Edited("// generic", "Func<int, string> above = x => \"above \" + text; _ = above(1);"));
        yield return ("another generic scope above", Edited("// generic", "foreach (var i in new[] { 1 }) { T copy = text; Func<int, string> above = x => \"above \" + copy + i; _ = above(1); }"));
        yield return ("body of a named method that is called", Edited("Math.Min(x, 100)", "Math.Min(x, 101)"));
        yield return ("methods reordered", Reordered());
    }

    /// <summary>Edits of one delegate's code.</summary>
    public static IEnumerable<(string Factory, string Source)> RealEdits()
    {
        yield return ("Plain", Edited("\"plain \" + x", "\"plain \" + (x + 1)"));
        yield return ("Plain", Edited("\"plain \"", "\"Plain \""));
        yield return ("Capturing", Edited("\"capturing \" + (x + n)", "\"capturing \" + (x - n)"));
        yield return ("Nested", Edited("y + n + 1", "y + n + 2"));
        yield return ("Local", Edited("y * 2", "y * 3"));
        yield return ("LocalItself", Edited("\"itself \"", "\"Itself \""));
        yield return ("Async", Edited("\"async \" + (x + n)", "\"async \" + (x - n)"));
        yield return ("AsyncItself", Edited("\"async itself \" + (x + n)", "\"async itself \" + (x - n)"));
        yield return ("Iterating", Edited("yield return y + 1", "yield return y + 2"));
        yield return ("Generic", Edited("typeof(T).Name", "typeof(T).FullName"));
        yield return ("Anonymous", Edited("z.Text + z.Value", "z.Value + z.Text"));
        yield return ("Anonymous", Edited("Value = y,", "Value = y + 1,"));
        yield return ("CapturedAnonymous", Edited("x + item.Count", "x - item.Count"));
    }

    private static string Edited(string old, string @new)
    {
        int at = Source.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0 && at == Source.LastIndexOf(old, StringComparison.Ordinal), old);
        return Source.Replace(old, @new, StringComparison.Ordinal);
    }

    private static string Reordered()
    {
        int capturing = Source.IndexOf("    public static Func<int, string> Capturing", StringComparison.Ordinal);
        int nested = Source.IndexOf("    public static Func<int, string> Nested", StringComparison.Ordinal);
        int local = Source.IndexOf("    public static Func<int, string> Local()", StringComparison.Ordinal);
        return Source[..capturing] + Source[nested..local] + Source[capturing..nested] + Source[local..];
    }
}
