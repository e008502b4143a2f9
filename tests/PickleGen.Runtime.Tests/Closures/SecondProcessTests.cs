namespace PickleGen.Tests.Closures;

/// <summary>Every kind of delegate, saved in one process and called in another.</summary>
public class SecondProcessTests(SecondProcess processes) : IClassFixture<SecondProcess>
{
    private static readonly Dictionary<string, string> s_expected = new()
    {
        ["static lambda"] = "42",
        ["captured values"] = "94",
        ["captured values of many types"] = "9223372036854775807 200 ß 2 12.30 True 6 1",
        ["captured enum and nullable"] = "Friday 5 True",
        ["captured null"] = "null",
        ["nested scopes"] = "121",
        ["lambda that makes lambdas"] = "42",
        ["sibling captures a stream"] = "42",
        ["static local function"] = "42",
        ["local function that captures"] = "42",
        ["lambda that calls a local function"] = "42",
        ["generic closure"] = "String b",
        ["generic lambda without captures"] = "Int32x",
        ["async lambda"] = "42",
        ["iterator as a callable"] = "0,10,20",
        ["async iterator as a callable"] = "0,10,20",
        ["anonymous types and LINQ"] = "1:10,2:20,3:30",
        ["captured anonymous values"] = "1 Friday b 2.5 True True",
        ["delegate type of the compiler's"] = "42",
        ["switch and constants"] = "27",
        ["exception filters"] = "no number, 7",
        ["static method"] = "42",
        ["generic method"] = "Int32 7",
        ["type of an assembly that nobody has loaded"] = "7 XElement",
        ["extension method closed over a value"] = "value",
        ["extension method closed over null"] = "other",
        ["operator"] = "42",
        ["pure method of the framework"] = "42",
        ["pure instance method of the framework"] = "42",
        ["delegate of a delegate"] = "yes",
        ["multicast"] = "first second third",
        ["lambda that calls itself"] = "120",
        ["lambdas that call each other"] = "True False",
        ["multicast in its own part"] = "3",
        ["list of lambdas that holds itself through one"] = "44",
        ["variable that two lambdas share"] = "42",
        ["variable of an outer scope that two lambdas share"] = "43",
        ["equal lambdas stay equal"] = "True",
        ["one delegate twice is one delegate"] = "True",
        ["delegates in a dictionary"] = "42",
        ["instance method"] = "a cat",
        ["virtual method"] = "woof to you",
        ["interface method"] = "the cat",
        ["captured this"] = "CAT TO YOU",
        ["open virtual method"] = "woof to youcat to me",
        ["struct target"] = "42",
        ["open struct method"] = "42",
        ["list that a lambda shares with the graph"] = "1",
        ["delegates in a record"] = "even True False",
        ["object whose lambda captures it"] = "ok clicked",
        ["lambda in a generic method of a generic class"] = "String a Int32 7 2",
        ["each turn of a loop has its own variable"] = "0 10 20 7 8",
        ["lambda with ref and out"] = "1 4 8",
        ["lambda with params"] = "42",
        ["static field is the receiver's"] = "42",
        ["local function that calls itself"] = "120",
    };

    public static TheoryData<string> Names() => [.. ClosureApp.Cases.All.Select(@case => @case.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Delegate_does_in_another_process_what_it_did_in_the_first(string name)
    {
        Assert.DoesNotContain(name, processes.NotSaved.Keys);
        Assert.Equal(s_expected[name.Replace(", as an object", "", StringComparison.Ordinal)], processes.Loaded[name]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_processes_write_the_same_bytes(string name) =>
        Assert.Equal(File.ReadAllBytes(Path.Combine(processes.First, name)), File.ReadAllBytes(Path.Combine(processes.Second, name)));
}
