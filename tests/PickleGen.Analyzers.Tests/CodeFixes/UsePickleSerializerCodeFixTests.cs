using PickleGen.Analyzers.Migration;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>PICKLE202.</summary>
public sealed partial class UsePickleSerializerCodeFixTests
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

    [Theory]
    [InlineData("return (string[])({|PICKLE202:new BinaryFormatter().Deserialize(stream)|});", "return PickleSerializer.Deserialize<string[]>(stream)!;")]
    [InlineData("return ((string[])({|PICKLE202:new BinaryFormatter().Deserialize(stream)|})!).Length;", "return (PickleSerializer.Deserialize<string[]>(stream)!).Length;")]
    [InlineData("return (int[])(object){|PICKLE202:new BinaryFormatter().Deserialize(stream)|}!;", "return PickleSerializer.Deserialize<int[]>(stream)!;")]
    [InlineData("return (long)(int){|PICKLE202:new BinaryFormatter().Deserialize(stream)|};", "return (long)PickleSerializer.Deserialize<int>(stream);")]
    public Task A_cast_around_parentheses_and_other_casts_says_the_type(string statement, string expected) => Verify("        " + statement, "        " + expected);

    [Theory]
    [InlineData("_ = {|PICKLE202:new BinaryFormatter().Deserialize(stream)|}; return null;", "_ = PickleSerializer.Deserialize<object>(stream)!; return null;")]
    [InlineData("{|PICKLE202:new BinaryFormatter().Deserialize(stream)|}; return null;", "PickleSerializer.Deserialize<object>(stream); return null;")]
    [InlineData("return {|PICKLE202:new BinaryFormatter().Deserialize(stream)|}! as string;", "return PickleSerializer.Deserialize<object>(stream)! as string;")]
    [InlineData("return {|PICKLE202:new BinaryFormatter().Deserialize(stream)|} is not Order;", "return PickleSerializer.Deserialize<object>(stream)! is not Order;")]
    [InlineData(
        "return {|PICKLE202:new BinaryFormatter().Deserialize(stream)|} switch { Order => 1, null => 2, _ => 3 };",
        "return PickleSerializer.Deserialize<object>(stream)! switch { Order => 1, null => 2, _ => 3 };")]
    [InlineData(
        "switch ({|PICKLE202:new BinaryFormatter().Deserialize(stream)|}) { case Order o: return o; case null: return 1; default: return 2; }",
        "switch (PickleSerializer.Deserialize<object>(stream)!) { case Order o: return o; case null: return 1; default: return 2; }")]
    public Task An_object_will_do_where_it_is_dropped_or_asked_for_annotated_types(string statement, string expected) => Verify("        " + statement, "        " + expected);

    [Theory]
    [InlineData("return {|PICKLE202:formatter.Deserialize(stream)|} as string[];")]
    [InlineData("return {|PICKLE202:formatter.Deserialize(stream)|} as List<string>;")]
    [InlineData("return ({|PICKLE202:formatter.Deserialize(stream)|}) as int?;")]
    [InlineData("return {|PICKLE202:formatter.Deserialize(stream)|} is int[] found ? found : null;")]
    [InlineData("return {|PICKLE202:formatter.Deserialize(stream)|} is int;")]
    [InlineData("return {|PICKLE202:formatter.Deserialize(stream)|} is 3;")]
    [InlineData("return {|PICKLE202:formatter.Deserialize(stream)|} is not int[];")]
    [InlineData("return {|PICKLE202:formatter.Deserialize(stream)|} is Numbers;")]
    [InlineData("return {|PICKLE202:formatter.Deserialize(stream)|} switch { string => 1, int[] => 2, _ => 3 };")]
    [InlineData("return {|PICKLE202:formatter.Deserialize(stream)|} switch { var any => any };")]
    [InlineData("switch ({|PICKLE202:formatter.Deserialize(stream)|}) { case 3: return 1; default: return 2; }")]
    [InlineData("object loaded = {|PICKLE202:formatter.Deserialize(stream)|}; return (int[])loaded;")]
    [InlineData("return {|PICKLE202:formatter.Deserialize(stream)|};")]
    [InlineData("return ((dynamic){|PICKLE202:formatter.Deserialize(stream)|}).Length;")]
    [InlineData("Console.WriteLine({|PICKLE202:formatter.Deserialize(stream)|}); return null;")]
    public Task A_value_that_would_come_back_as_something_else_is_left_to_people(string statement) => FixHarness.VerifyNoFixAsync<BinaryFormatterAnalyzer, UsePickleSerializerCodeFix>(
        $"class Numbers : List<int> {{ }} class Test {{ object? Run(Stream stream, System.Runtime.Serialization.Formatters.Binary.BinaryFormatter formatter) {{ {statement} }} }}");

    [Fact]
    public Task A_formatter_declared_by_its_interface_with_what_is_said_about_it() => Verify(
        """
                Console.WriteLine(order);

                // Keep it.
                System.Runtime.Serialization.IFormatter formatter = new BinaryFormatter();
                {|PICKLE202:formatter.Serialize(stream, order)|};
                stream.Position = 0;
                return {|PICKLE202:formatter.Deserialize(stream)|} is Order back ? back : null;
        """,
        """
                Console.WriteLine(order);

                // Keep it.
                PickleSerializer.Serialize(stream, order);
                stream.Position = 0;
                return PickleSerializer.Deserialize<object>(stream)! is Order back ? back : null;
        """);

    [Fact]
    public Task Arguments_by_name() => Verify(
        """
                {|PICKLE202:new BinaryFormatter().Serialize(serializationStream: stream, graph: order)|};
                {|PICKLE202:new BinaryFormatter().Serialize(graph: order, serializationStream: stream)|};
                return (Order){|PICKLE202:new BinaryFormatter().Deserialize(serializationStream: stream)|};
        """,
        """
                PickleSerializer.Serialize(stream, order);
                PickleSerializer.Serialize(stream, order);
                return PickleSerializer.Deserialize<Order>(stream)!;
        """);

    [Fact]
    public Task A_copy_of_any_type() => Verify(
        """
                return Copy(order);

                static T Copy<T>(T value)
                {
                    using (var memory = new MemoryStream())
                    {
                        var formatter = new BinaryFormatter();
        #pragma warning disable SYSLIB0011
                        {|PICKLE202:formatter.Serialize(memory, value!)|};
                        memory.Seek(0, SeekOrigin.Begin);
                        return (T){|PICKLE202:formatter.Deserialize(memory)|};
        #pragma warning restore SYSLIB0011
                    }
                }
        """,
        """
                return Copy(order);

                static T Copy<T>(T value)
                {
                    using (var memory = new MemoryStream())
                    {
        #pragma warning disable SYSLIB0011
                        PickleSerializer.Serialize(memory, value!);
                        memory.Seek(0, SeekOrigin.Begin);
                        return PickleSerializer.Deserialize<T>(memory)!;
        #pragma warning restore SYSLIB0011
                    }
                }
        """);

    [Fact]
    public async Task In_top_level_statements_the_formatter_goes_too()
    {
        const string Source = """
            using System.Runtime.Serialization.Formatters.Binary;

            using var stream = new MemoryStream();
            var formatter = new BinaryFormatter();
            formatter.Serialize(stream, 1);
            """;
        string[] fixedAll = await FixHarness.FixOneByOneAsync(new BinaryFormatterAnalyzer(), new UsePickleSerializerCodeFix(), [Source]);
        Assert.Equal("\nusing var stream = new MemoryStream();\nPickleSerializer.Serialize(stream, 1);", fixedAll[0]);
    }

    [Theory]
    [InlineData("// Copyright (c) Me.\n\n", "", "\n", "// Copyright (c) Me.\n\n")]
    [InlineData("// Copyright (c) Me.\n", "", "using System.Text;\n\n", "// Copyright (c) Me.\nusing System.Text;\n\n")]
    [InlineData("// Copyright (c) Me.\nusing System.Text;\n// For old files.\n", "", "\n", "// Copyright (c) Me.\nusing System.Text;\n// For old files.\n\n")]
    [InlineData("#nullable disable\n#pragma warning disable CS1591\n", "", "using System.Text;\n\n", "#nullable disable\n#pragma warning disable CS1591\nusing System.Text;\n\n")]
    [InlineData("using System.Text;\n#if true\n", "", "#endif\n", "using System.Text;\n#if true\n#endif\n")]
    [InlineData("using System.Text;\n", " // old files", "\n", "using System.Text;\n// old files\n\n")]
    [InlineData("using System.Text;\n", "", "using System.Xml;\n\n", "using System.Text;\nusing System.Xml;\n\n")]
    public async Task The_files_header_and_comments_outlive_the_using(string before, string behind, string after, string expected)
    {
        const string Formatters = "using System.Runtime.Serialization.Formatters.Binary;";
        string source = $"{before}{Formatters}{behind}\n{after}class Test {{ void Run(Stream stream) {{ new BinaryFormatter().Serialize(stream, 1); }} }}\n";
        string[] fixedAll = await FixHarness.FixOneByOneAsync(new BinaryFormatterAnalyzer(), new UsePickleSerializerCodeFix(), [source]);
        Assert.Equal($"{expected}class Test {{ void Run(Stream stream) {{ PickleSerializer.Serialize(stream, 1); }} }}\n", fixedAll[0]);
    }

    [Fact]
    public Task Comments_on_formatters_outlive_them() => Verify(
        """
                Console.WriteLine(order);
                // The layout of version 3.
                var formatter = new BinaryFormatter(); // old
                var other = new BinaryFormatter(); // older
                // Saves it.
                {|PICKLE202:formatter.Serialize(stream, order)|};
                {|PICKLE202:other.Serialize(stream, order)|};
                return null;
        """,
        """
                Console.WriteLine(order);
                // The layout of version 3.
                // old
                // older
                // Saves it.
                PickleSerializer.Serialize(stream, order);
                PickleSerializer.Serialize(stream, order);
                return null;
        """);

    [Fact]
    public Task What_has_no_type_of_its_own_is_saved_as_an_object() => Verify(
        """
                {|PICKLE202:new BinaryFormatter().Serialize(stream, stream.CanRead ? 1 : "x")|};
                {|PICKLE202:new BinaryFormatter().Serialize(graph: null!, serializationStream: stream)|};
                {|PICKLE202:new BinaryFormatter().Serialize(stream, stream.CanRead ? 1 : 2.5)|};
        #nullable disable
                {|PICKLE202:new BinaryFormatter().Serialize(stream, stream.Length switch { 0 => 1, _ => "x" })|};
                return null;
        """,
        """
                PickleSerializer.Serialize<object?>(stream, stream.CanRead ? 1 : "x");
                PickleSerializer.Serialize<object?>(stream, value: null!);
                PickleSerializer.Serialize(stream, stream.CanRead ? 1 : 2.5);
        #nullable disable
                PickleSerializer.Serialize<object>(stream, stream.Length switch { 0 => 1, _ => "x" });
                return null;
        """);

    [Fact]
    public Task A_call_that_may_not_happen_is_left_to_people() => FixHarness.VerifyNoFixAsync<BinaryFormatterAnalyzer, UsePickleSerializerCodeFix>(
        "class Test { void Run(Stream stream, System.Runtime.Serialization.Formatters.Binary.BinaryFormatter? formatter) { formatter?{|PICKLE202:.Serialize(stream, 1)|}; } }");

    [Fact]
    public async Task A_formatter_with_settings_stays()
    {
        const string Source = """
            using System.Runtime.Serialization.Formatters.Binary;

            class Test
            {
                void Run(Stream stream)
                {
                    var formatter = new BinaryFormatter { Binder = null };
                    formatter.Serialize(stream, 1);
                }
            }
            """;
        string[] fixedAll = await FixHarness.FixOneByOneAsync(new BinaryFormatterAnalyzer(), new UsePickleSerializerCodeFix(), [Source]);
        Assert.Equal(Source.Replace("        formatter.Serialize", "        PickleSerializer.Serialize"), fixedAll[0]);
    }

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
