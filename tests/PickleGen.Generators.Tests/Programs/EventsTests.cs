using PickleGen.Generators.Tests.Assemblies;

namespace PickleGen.Generators.Tests.Programs;

/// <summary>Events that are marked: their handlers are delegates, which travel.</summary>
public class EventsTests
{
    [Theory]
    [InlineData("[PickleMember]", "")]
    [InlineData("[PickleMember, PickleFormerName(\"old\")]", "<T>")]
    public void Handlers_of_an_event_that_is_marked_travel(string mark, string parameters) => Assert.Equal(
        "3 4 7, none",
        CompiledProgram.Evaluate(
            $$"""
            [Picklable] public partial class B{{parameters}} { {{mark}} public event Action<List<int>>? Changed; public List<int> Raise(List<int> to) { Changed?.Invoke(to); return to; } public bool IsSilent => Changed is null; }
            [Picklable] public partial class P : B{{parameters.Replace("T", "int", StringComparison.Ordinal)}} { public int X; public void Add(List<int> to) => to.Add(X); }
            public static class Program
            {
                public static readonly PickleOptions Options = new() { Closures = ClosurePolicy.TrustAssemblies(typeof(P).Assembly) };
                public static void Three(List<int> to) => to.Add(3);
                public static P Made() { var made = new P { X = 7 }; made.Changed += Three; made.Changed += to => to.Add(4); made.Changed += made.Add; return made; }
            }
            """,
            "string.Join(\" \", PickleSerializer.DeepClone(Program.Made(), Program.Options).Raise(new())) + (Copy(new P()).IsSilent ? \", none\" : \"\")"));

    [Fact]
    public void Handlers_of_a_base_classs_event_travel_from_other_assemblies()
    {
        var assemblies = new CompiledAssemblies(asReferences: true);
        assemblies.Add("EventsLibrary", """public abstract class Account { [PickleMember] public event Action<List<int>>? Changed; public List<int> Raise() { var to = new List<int>(); Changed?.Invoke(to); return to; } }""");
        var run = assemblies.Add("EventsProgram", """
            [Picklable] public partial class Own : Account;
            public static class Check
            {
                public static void Three(List<int> to) => to.Add(3);
                public static string Run() { var own = new Own(); own.Changed += Three; return string.Join(" ", PickleSerializer.DeepClone(own, new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(typeof(Own).Assembly) }).Raise()); }
            }
            """).GetType("Check")!.GetMethod("Run")!.CreateDelegate<Func<string>>();
        Assert.Equal("3", run());
    }
}
