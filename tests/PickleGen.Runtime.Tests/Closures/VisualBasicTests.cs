namespace PickleGen.Tests.Closures;

/// <summary>Delegates of Visual Basic, by its compiler: to methods they are saved, as those of C#; lambdas are refused.</summary>
public class VisualBasicTests
{
    private const string Source = """
        Imports System
        Public Module Program
            Public Function Twice(x As Integer) As Integer
                Return x * 2
            End Function
            Public Function Method() As Func(Of Integer, Integer)
                Return AddressOf Twice
            End Function
            Public Function Plain() As Func(Of Integer, Integer)
                Return Function(x) x + 1
            End Function
            Public Function Capturing(n As Integer) As Func(Of Integer, Integer)
                Return Function(x) x + n
            End Function
        End Module
        """;

    private readonly Build _build = Build.Of(OtherCompiler.VisualBasic(Source));

    [Fact]
    public void Delegate_to_a_method_is_saved_and_a_lambda_is_refused()
    {
        Assert.Equal(10, _build.Remake(_build.Call<Func<int, int>>("Method"))(5));
        foreach (var lambda in (Func<int, int>[])[_build.Call<Func<int, int>>("Plain"), _build.Call<Func<int, int>>("Capturing", 1)])
        {
            Assert.Equal(6, lambda(5));
            var error = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(lambda));
            Assert.Contains("it is what a lambda of Visual Basic or F# takes along. Write the lambda in C#", error.Message, StringComparison.Ordinal);
        }
    }
}
