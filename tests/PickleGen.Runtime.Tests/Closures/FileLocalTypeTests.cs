namespace PickleGen.Tests.Closures;

/// <summary>Lambdas that use types which are local to a file: those of another file bear the same name and are others.</summary>
public class FileLocalTypeTests
{
    /// <summary>What is local to the file, and the lambda's body.</summary>
    public static TheoryData<string, string> Uses() => new()
    {
        { "file static class H { public static int F(int x) => x + NUMBER; }", "H.F(x)" },
        { "file static class H { public static int N = NUMBER; }", "x + H.N" },
        { "file class H { public class Inner { public int F(int x) => x + NUMBER; } }", "new H.Inner().F(x)" },
        { "file class H<T> { public static int F(int x) => x + NUMBER; }", "H<string>.F(x)" },
        { "file struct H { public int F(int x) => x + NUMBER; }", "default(H).F(x)" },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void Lambda_of_another_file_is_never_taken(string local, string body)
    {
        var made = Made(Build.Of(File(local, 1, "P", body, "a/P.cs"), File(local, 1000, "Q", body, "a/Q.cs")), "P");
        Assert.Equal(6, made(5));
        (string, string) other = File(local, 1000, "Q", body, "a/Q.cs");
        Refused(made, File(local, 1, "P", body + " * 2", "a/P.cs"), other);
        Refused(made, File(local, 1, "Renamed", body, "a/P.cs"), other);
        Refused(made, other);
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void Lambda_of_a_file_of_the_same_name_is_never_taken(string local, string body)
    {
        var before = Build.Of(File(local, 1, "P", body, "a/X.cs"), File(local, 1000, "Q", body, "b/X.cs"));
        Assert.Equal([6, 1005], [before.Remake(Made(before, "P"))(5), before.Remake(Made(before, "Q"))(5)]);
        Refused(Made(before, "P"), File(local, 1, "P", body + " * 2", "a/X.cs"), File(local, 1000, "Q", body, "b/X.cs"));
        Refused(Made(before, "P"), File(local, 1000, "Q", body, "b/X.cs"));
        // Nothing but their paths tells the two apart, and these have changed.
        Refused(Made(before, "P"), File(local, 1, "P", body, "elsewhere/a/X.cs"), File(local, 1000, "Q", body, "elsewhere/b/X.cs"));
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void Lambda_of_a_new_file_that_took_the_name_is_never_taken(string local, string body)
    {
        var made = Made(Build.Of(File(local, 1, "P", body, "a/X.cs")), "P");
        Refused(made, File(local, 1, "P", body, "a/Y.cs"), File(local, 1000, "Q", body, "b/X.cs"));
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void Lambda_is_found_in_another_folder(string local, string body)
    {
        var before = Build.Of(File(local, 1, "P", body, "a/P.cs"), File(local, 1000, "Q", body, "a/Q.cs"));
        var after = Build.Of(File(local, 1, "P", body, "b/P.cs"), File(local, 1000, "Q", body, "b/Q.cs"));
        Assert.Equal([6, 1005], [after.Remake(Made(before, "P"))(5), after.Remake(Made(before, "Q"))(5)]);
    }

    private static void Refused(Func<int, int> made, params (string Source, string Path)[] files) =>
        Assert.Throws<StaleCodeException>(() => Build.Of(files).Remake(made));

    private static (string Source, string Path) File(string local, int number, string type, string body, string path) =>
        (local.Replace("NUMBER", number.ToString(), StringComparison.Ordinal) + $" public static class {type} {{ public static System.Func<int, int> Make() => x => {body}; }}", "/src/" + path);

    private static Func<int, int> Made(Build build, string type) => (Func<int, int>)build.Assembly.GetType(type)!.GetMethod("Make")!.Invoke(null, null)!;
}
