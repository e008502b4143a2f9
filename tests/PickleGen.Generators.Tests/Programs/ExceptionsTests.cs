namespace PickleGen.Generators.Tests.Programs;

/// <summary>Exceptions come back with what they say, and what caused them, whatever constructors they have.</summary>
public class ExceptionsTests
{
    private const string Standard = "class Ex : Exception { public Ex() { } public Ex(string m) : base(m) { } public Ex(string m, Exception inner) : base(m, inner) { }";

    public static TheoryData<string, string, string> Kept => new()
    {
        { Standard + " }", "new Ex(\"m\", new FormatException(\"i\"))", "m, FormatException i" },
        { Standard + " public int Code { get; set; } }", "new Ex(\"m\") { Code = 3 }", "m, " },
        { Standard + " }", "new Ex()", "Exception of type 'Ex' was thrown., " },
        { "class Ex : Exception { public Ex() { } public Ex(string m, Exception? i = null) : base(m, i) { } }", "new Ex(\"m\", new FormatException(\"i\"))", "m, FormatException i" },
        { Standard + " public override string Message => $\"[{base.Message}]\"; }", "new Ex(\"m\", new FormatException(\"i\"))", "[m], FormatException i" },
        { "class Ex(string message) : Exception(message) { public override string Message => $\"[{base.Message}]\"; }", "new Ex(\"m\")", "[m], " },
        { "class Ex : Exception { private readonly string _text; public Ex(string message) => _text = message; public override string Message => _text; }", "new Ex(\"m\")", "m, " },
        { "class Ex(string message) : Exception(message + \"!\") { public override string Message { get; } = message; }", "new Ex(\"m\")", "m, " },
        { "class Ex(string message) : ArgumentException(message, \"p\") { }", "new Ex(\"m\")", "m (Parameter 'p'), " },
        { "class Ex(string message, Exception? innerException) : Exception(message, innerException) { }", "new Ex(\"m\", new FormatException(\"i\"))", "m, FormatException i" },
        { "class Ex(string message) : Exception(message) { public Ex(Exception inner) : this(\"n\", inner) { } private Ex(string m, Exception i) : this(m) => throw i; }", "new Ex(\"m\")", "m, " },
        { "class Ex<T> : Exception { public Ex() { } public Ex(string m) : base(m) { } public T? A; }", "new Ex<int>(\"m\") { A = 3 }", "m, " },
        { Standard + " [PickleIgnore] public override string Message => base.Message; }", "new Ex(\"m\")", "Exception of type 'Ex' was thrown., " },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public void Message_and_cause_come_back(string declared, string made, string expected)
    {
        foreach (string layout in (string[])["State", "Positional", "Dict"])
        {
            Assert.Equal(
                expected,
                CompiledProgram.Evaluate(
                    $"[Picklable(Layout = PickleLayout.{layout})] public partial {declared} public static class Show {{ public static string Text(Exception e) => $\"{{e.Message}}, {{e.InnerException?.GetType().Name}}{{(e.InnerException is null ? \"\" : \" \")}}{{e.InnerException?.Message}}\"; }}",
                    $"Show.Text(Copy({made}))"));
        }
    }

    [Fact]
    public void Cause_that_the_exception_itself_is_in_the_end_comes_back() => Assert.Equal(
        "True",
        CompiledProgram.Evaluate(
            "[Picklable] public partial " + Standard + " public Exception? Other { get; set; } } public static class Made { public static Ex Ring() { var inner = new Ex(\"i\"); var outer = new Ex(\"o\", inner); inner.Other = outer; return outer; } public static bool IsRing(Ex e) => ReferenceEquals(((Ex)e.InnerException!).Other, e); }",
            "Made.IsRing(Copy(Made.Ring()))"));

    [Fact]
    public void Message_of_an_external_exception_comes_back() => Assert.Equal(
        "m",
        CompiledProgram.Evaluate("[assembly: PicklableExternal(typeof(Ex))] public " + Standard + " }", "Copy(new Ex(\"m\")).Message"));
}
