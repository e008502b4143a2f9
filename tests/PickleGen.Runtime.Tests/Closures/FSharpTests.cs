namespace PickleGen.Tests.Closures;

/// <summary>Delegates of F#, by its compiler: found in a build in which other code stands above, refused once their own was edited.</summary>
public class FSharpTests(FSharpTests.Builds builds) : IClassFixture<FSharpTests.Builds>
{
    private const string Above = """
        let above () =
            let n = number "1"
            let f = Func<int, string>(fun x -> "above " + String.Join(",", seq { x; x + n }) + [| 6; 5; 4; 3; 2; 1 |].[n].ToString())
            (f, task { return List.map (fun y -> y - n) [ n ] }, {| Other = n |})
        """;

    /// <summary>Name of the function, what its delegate says to 5, its code, and an edit.</summary>
    private static readonly (string Name, string Answer, string Code, string Old, string New)[] s_functions =
    [
        ("plain", "plain 5", """ "plain " + x.ToString() """, "plain ", "Plain "),
        ("nested", "nested 11", """ "nested " + (List.map (fun y -> y + x + 1) [ x ]).Head.ToString() """, "x + 1", "x + 2"),
        ("partial", "partial 15", """ let add a b = a + b * 2 in "partial " + (List.map (add x) [ x ]).Head.ToString() """, "b * 2", "b * 3"),
        ("recursive", "recursive 15", """ let rec sum n = (if n = 0 then 0 else n + sum (n - 1)) in "recursive " + (sum x).ToString() """, "n + sum", "2 * n + sum"),
        ("sequence", "sequence 5,6", """ "sequence " + String.Join(",", seq { yield x; yield x + 1 }) """, "x + 1", "x + 2"),
        ("literal", "literal 6", """ "literal " + [| 1; 2; 3; 4; 5; 6 |].[x].ToString() """, "5; 6", "5; 7"),
        ("tasks", "task 6", """ (task { let! y = Task.FromResult x in return "task " + (y + 1).ToString() }).Result """, "y + 1", "y + 2"),
        ("asynchronous", "async 6", """ async { return "async " + (x + 1).ToString() } |> Async.RunSynchronously """, "x + 1", "x + 2"),
        ("matching", "five", """ match x with 5 -> "five" | n when n > 5 -> "more" | _ -> "less" """, "n > 5", "n > 6"),
        ("anonymous", "anonymous 5", """ let r = {| Name = "anonymous "; Value = x |} in r.Name + r.Value.ToString() """, "Value = x", "Value = x + 1"),
    ];

    public static TheoryData<string, string> Functions()
    {
        var data = new TheoryData<string, string>();
        foreach (var (name, answer, _, _, _) in s_functions) data.Add(name, answer);
        return data;
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Delegate_is_found_where_its_code_is_the_same_and_refused_where_it_is_not(string function, string answer)
    {
        var made = builds.Before.Call<Func<int, string>>(function);
        Assert.Equal(answer, made(5));
        Assert.Equal(answer, builds.Before.Remake(made)(5));
        Assert.Equal(answer, builds.Below.Remake(made)(5));
        Assert.Throws<StaleCodeException>(() => builds.Edited.Remake(made));
    }

    [Fact]
    public void What_such_a_delegate_takes_along_is_refused_on_save()
    {
        var made = builds.Before.Call<Func<int, string>>("capturing");
        Assert.Equal("capturing 12", made(5));
        var error = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(made));
        Assert.Contains("it is what a lambda of Visual Basic or F# takes along. Write the lambda in C#", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The three builds, compiled once.</summary>
    public sealed class Builds
    {
        internal Build Before { get; } = Of("", edited: false);

        internal Build Below { get; } = Of(Above, edited: false);

        internal Build Edited { get; } = Of("", edited: true);

        private static Build Of(string above, bool edited)
        {
            var functions = s_functions.Select(function => $"let {function.Name} () = Func<int, string>(fun x -> {(edited ? Replaced(function.Code, function.Old, function.New) : function.Code)})");
            return Build.Of(OtherCompiler.FSharp($"""
                module Program

                open System
                open System.Threading.Tasks

                let private number (text: string) = Int32.Parse text

                {above}

                {string.Join("\n\n", functions)}

                let capturing () =
                    let n = number "7"
                    Func<int, string>(fun x -> "capturing " + (x + n).ToString())
                """));
        }

        private static string Replaced(string code, string old, string @new)
        {
            Assert.Contains(old, code, StringComparison.Ordinal);
            return code.Replace(old, @new, StringComparison.Ordinal);
        }
    }
}
