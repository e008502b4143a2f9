namespace PickleGen.Tests.Closures;

/// <summary>What the compilers of F# and Visual Basic make of lambdas, under the names that they give: refused once it was edited, as C#'s is.</summary>
public class ForeignCodeTests
{
    private static readonly (string, string)[] s_names = [("_at\0", "@\0"), ("VB_", "VB$"), ("zzName\0", "$Name\0")];

    /// <summary>What is edited, the members of class <c>Program</c>, the edited text, and what it becomes.</summary>
    public static TheoryData<string, string, string, string> Edits() => new()
    {
        {
            "closure of F# that another makes, and calls through its base",
            "public abstract class Fun { public abstract int Apply(int x); } class inner_at : Fun { public override int Apply(int x) => x * 10; } static class outer_at { internal static object Invoke(int x) { Fun f = new inner_at(); return f.Apply(x); } } public static Func<int, object> Make() => outer_at.Invoke;",
            "x * 10", "x * 11"
        },
        {
            "constructor of such a closure",
            "public abstract class Fun { public abstract int Apply(int x); } class inner_at : Fun { int n; public inner_at(int x) { n = x + 1; } public override int Apply(int x) => x * n; } static class outer_at { internal static object Invoke(int x) { Fun f = new inner_at(x); return f.Apply(x); } } public static Func<int, object> Make() => outer_at.Invoke;",
            "x + 1", "x + 2"
        },
        {
            "state machine of F#",
            "public interface ISteps { void MoveNext(); int Result { get; } } struct task_at : ISteps { public int Result { get; set; } public void MoveNext() => Result = 100; } static int Run<T>(T steps) where T : ISteps { steps.MoveNext(); return steps.Result; } static class outer_at { internal static object Invoke(int x) => Run(new task_at()) + x; } public static Func<int, object> Make() => outer_at.Invoke;",
            "100", "101"
        },
        {
            "state machine of Visual Basic",
            "public interface ISteps { void MoveNext(); int Result { get; } } class VB_StateMachine_1_Run : ISteps { public int Result { get; set; } public void MoveNext() => Result = 100; } static int Run<T>(T steps) where T : ISteps { steps.MoveNext(); return steps.Result; } public static Func<int, object> Make() => x => Run(new VB_StateMachine_1_Run()) + x;",
            "100", "101"
        },
        {
            "member of an anonymous type of Visual Basic that is a key",
            "class VB_AnonymousType_0<T> { /**/T zzName; public VB_AnonymousType_0(T name) { zzName = name; } } public static Func<int, object> Make() => x => new VB_AnonymousType_0<int>(x).Equals(x);",
            "/**/", "readonly "
        },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Code_of_other_compilers_is_refused_after_an_edit(string edit, string members, string old, string @new)
    {
        Assert.NotEmpty(edit);
        const string Above = "public static object Above() => new { Unrelated = 1 }; ";
        var before = Build.Renamed(Source(members), s_names).Call<Delegate>("Make");
        Assert.Equal(before.DynamicInvoke(5), Build.Renamed(Source(Above + members), s_names).Remake(before).DynamicInvoke(5));
        Assert.Throws<StaleCodeException>(() => Build.Renamed(Source(members.Replace(old, @new, StringComparison.Ordinal)), s_names).Remake(before));
    }

    /// <summary>F# calls the data of array literals by ordinals; C# by their hashes, one of which is overwritten here.</summary>
    [Fact]
    public void Array_literal_without_a_lasting_name_counts_by_its_values()
    {
        const string Members = "static class array_at { internal static object Invoke(int x) => new[] { 1, 2, 3, 4, 5, 6 }[x]; } public static Func<int, object> Make() => array_at.Invoke;";
        var before = WithData(Source(Members)).Call<Delegate>("Make");
        Assert.Equal(before.DynamicInvoke(5), WithData(Source("public static object Above() => 1; " + Members)).Remake(before).DynamicInvoke(5));
        Assert.Throws<StaleCodeException>(() => WithData(Source(Members.Replace("5, 6", "5, 7", StringComparison.Ordinal))).Remake(before));
    }

    private static Build WithData(string source)
    {
        var data = Build.Of(source).Assembly.GetType("<PrivateImplementationDetails>")!.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic);
        return Build.Renamed(source, [.. s_names, (Assert.Single(data).Name, "field1@")]);
    }

    private static string Source(string members) => $"using System; public static class Program {{ {members} }}";
}
