using PickleGen.Analyzers.Migration;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>PICKLE202.</summary>
public sealed class UsePickleSerializerCodeFixTests
{
    private static Task Verify(string statements, string expected) => FixHarness.VerifyAsync<BinaryFormatterAnalyzer, UsePickleSerializerCodeFix>(
        $$"""
        using System.IO;
        using System.Runtime.Serialization.Formatters.Binary;

        class Order { }

        class Test
        {
            object? Run(Stream stream, Order order)
            {
        {{statements.ReplaceLineEndings("\n")}}
            }
        }

        """,
        $$"""
        using System.IO;

        class Order { }

        class Test
        {
            object? Run(Stream stream, Order order)
            {
        {{expected.ReplaceLineEndings("\n")}}
            }
        }

        """);

    [Fact]
    public Task Saving_and_loading_with_one_formatter() => Verify(
        """
                var formatter = new BinaryFormatter();
                {|PICKLE202:formatter.Serialize(stream, order)|};
                Order back = (Order){|PICKLE202:formatter.Deserialize(stream)|};
                return back;
        """,
        """
                PickleSerializer.Serialize(stream, order);
                Order back = PickleSerializer.Deserialize<Order>(stream)!;
                return back;
        """);

    [Fact]
    public Task Loading_what_may_be_missing() => Verify(
        """
                return (Order?){|PICKLE202:new BinaryFormatter().Deserialize(stream)|};
        """,
        """
                return PickleSerializer.Deserialize<Order>(stream);
        """);

    [Fact]
    public Task Loading_a_number() => Verify(
        """
                return (int){|PICKLE202:new BinaryFormatter().Deserialize(stream)|}!;
        """,
        """
                return PickleSerializer.Deserialize<int>(stream);
        """);

    [Fact]
    public Task Loading_without_a_cast() => Verify(
        """
                return {|PICKLE202:new BinaryFormatter().Deserialize(stream)|} as Order;
        """,
        """
                return PickleSerializer.Deserialize<object>(stream)! as Order;
        """);

    [Fact]
    public async Task A_formatter_that_is_used_otherwise_stays()
    {
        const string Source = """
            class Test
            {
                string Run(Stream stream)
                {
                    var formatter = new System.Runtime.Serialization.Formatters.Binary.BinaryFormatter();
                    formatter.Serialize(stream, 1);
                    return formatter.ToString()!;
                }
            }
            """;
        string[] fixedAll = await FixHarness.FixOneByOneAsync(new BinaryFormatterAnalyzer(), new UsePickleSerializerCodeFix(), [Source]);
        Assert.Equal(Source.Replace("        formatter.Serialize", "        PickleSerializer.Serialize"), fixedAll[0]);
    }
}
