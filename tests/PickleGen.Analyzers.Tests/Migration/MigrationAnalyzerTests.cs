using PickleGen.Analyzers.Migration;

namespace PickleGen.Analyzers.Tests.Migration;

/// <summary>PICKLE201 and 202: what was made for BinaryFormatter, and what only looks like it.</summary>
public sealed class MigrationAnalyzerTests
{
    [Theory]
    [InlineData("[Serializable] class {|PICKLE201:A|} { int _x; }")]
    [InlineData("[Serializable] struct {|PICKLE201:A|} { public int X; }")]
    [InlineData("[Serializable] record {|PICKLE201:A|}(int X);")]
    [InlineData("class {|PICKLE201:A|} : System.Runtime.Serialization.ISerializable { public void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context) { } }")]
    public Task A_type_for_BinaryFormatter_is_found(string source) => AnalyzerHarness.VerifyAsync<SerializableTypeAnalyzer>(source);

    [Theory]
    [InlineData("class A { int _x; }")]
    [InlineData("[Serializable] enum A { X }")]
    [InlineData("[Serializable] delegate void A();")]
    [InlineData("[Serializable] class A : Exception { }")]
    [InlineData("[Serializable, Picklable] partial class A { int _x; }")]
    [InlineData("[Serializable] class A : IPickleState<int> { public int GetState() => 0; public void SetState(int state) { } }")]
    [InlineData("class SerializableAttribute : Attribute; [Serializable] class A;")]
    public Task Other_types_are_silent(string source) => AnalyzerHarness.VerifyAsync<SerializableTypeAnalyzer>(source);

    [Theory]
    [InlineData("{|PICKLE202:formatter.Serialize(stream, 1)|};")]
    [InlineData("var x = (int){|PICKLE202:formatter.Deserialize(stream)|};")]
    [InlineData("{|PICKLE202:new BinaryFormatter().Serialize(stream, 1)|};")]
    public Task A_BinaryFormatter_call_is_found(string statement) => VerifyCall(statement);

    [Theory]
    [InlineData("new Mine().Serialize(stream, 1);")]
    [InlineData("new Mine().Deserialize(stream);")]
    [InlineData("_ = nameof(formatter.Serialize);")]
    public Task Other_calls_are_silent(string statement) => VerifyCall(statement);

    private static Task VerifyCall(string statement) => AnalyzerHarness.VerifyAsync<BinaryFormatterAnalyzer>($$"""
        using System.Runtime.Serialization.Formatters.Binary;
        class Mine { public void Serialize(Stream s, object o) { } public object? Deserialize(Stream s) => null; }
        class Test
        {
            void Run(Stream stream, BinaryFormatter formatter) { {{statement}} }
        }
        """);
}
