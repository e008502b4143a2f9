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
    [InlineData("[System.Serializable()] internal class {|PICKLE201:A|} { int _x; }")]
    [InlineData("[SerializableAttribute, Obsolete] public class {|PICKLE201:A|}<T> { T? _x; }")]
    [InlineData("[Serializable] readonly record struct {|PICKLE201:A|}(int X);")]
    [InlineData("[Serializable] abstract class {|PICKLE201:A|} { int _x; }")]
    [InlineData("[Serializable] class {|PICKLE201:A|} : EventArgs { public int X { get; } }")]
    [InlineData("[Serializable] class {|PICKLE201:A|} : Dictionary<string, int> { int _x; }")]
    [InlineData("class Outer { [Serializable] private class {|PICKLE201:A|} { int _x; } }")]
    [InlineData("[Serializable] partial class {|PICKLE201:A|} { int _x; } partial class A { int _y; }")]
    [InlineData("class Base { } [Serializable] class {|PICKLE201:A|} : Base { int _x; } [Serializable] class {|PICKLE201:B|} : A { int _y; }")]
    [InlineData("using S = System.SerializableAttribute; [S] class {|PICKLE201:A|} { int _x; }")]
    [InlineData("interface IKept : System.Runtime.Serialization.ISerializable { } class {|PICKLE201:A|} : IKept { public void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context) { } }")]
    public Task A_type_for_BinaryFormatter_is_found(string source) => AnalyzerHarness.VerifyAsync<SerializableTypeAnalyzer>(source);

    [Theory]
    [InlineData("class A { int _x; }")]
    [InlineData("[Serializable] enum A { X }")]
    [InlineData("[Serializable] delegate void A();")]
    [InlineData("[Serializable] class A : Exception { }")]
    [InlineData("[Serializable, Picklable] partial class A { int _x; }")]
    [InlineData("[Serializable] class A : IPickleState<int> { public int GetState() => 0; public void SetState(int state) { } }")]
    [InlineData("class SerializableAttribute : Attribute; [Serializable] class A;")]
    [InlineData("[Serializable] class A : InvalidOperationException { public int Code { get; set; } } [Serializable] class B : A { }")]
    [InlineData("[Serializable, AttributeUsage(AttributeTargets.Class)] class AAttribute : Attribute { public int X { get; set; } }")]
    [InlineData("interface IKept : System.Runtime.Serialization.ISerializable { }")]
    [InlineData("class A : Dictionary<string, int> { /* Serializable */ }")]
    [InlineData("#if NETFRAMEWORK\n[Serializable]\n#endif\nclass A { int _x; }")]
    [InlineData("[assembly: PicklableExternal(typeof(A))] [Serializable] public class A { public int X; }")]
    [InlineData("[Serializable] class A : IReducible { public ReduceValue Reduce(int protocol) => throw new NotSupportedException(); }")]
    [InlineData("[Serializable, Picklable] partial class A { int _x; } partial class A { int _y; }")]
    [InlineData("class A { bool Is(Type t) => t.IsDefined(typeof(SerializableAttribute), false); }")]
    [InlineData("class JsonSerializableAttribute(Type type) : Attribute { public Type Type => type; } [JsonSerializable(typeof(int))] class A { int _x; }")]
    [InlineData("class A { [NonSerialized] int _x; [System.Runtime.Serialization.OnDeserialized] void M(System.Runtime.Serialization.StreamingContext c) => _x++; } class Serializable { }")]
    [InlineData("interface ISerializable { } class A : ISerializable { int _x; }")]
    [InlineData("class A { /* [Serializable] */ string _x = \"[Serializable]\"; }")]
    public Task Other_types_are_silent(string source) => AnalyzerHarness.VerifyAsync<SerializableTypeAnalyzer>(source);

    [Theory]
    [InlineData("{|PICKLE202:formatter.Serialize(stream, 1)|};")]
    [InlineData("var x = (int){|PICKLE202:formatter.Deserialize(stream)|};")]
    [InlineData("{|PICKLE202:new BinaryFormatter().Serialize(stream, 1)|};")]
    [InlineData("IFormatter general = new BinaryFormatter(); {|PICKLE202:general.Serialize(stream, 1)|}; stream.Position = 0; _ = (int){|PICKLE202:general.Deserialize(stream)|};")]
    [InlineData("{|PICKLE202:_kept.Serialize(stream, 1)|};")]
    [InlineData("{|PICKLE202:s_general.Serialize(stream, 1)|};")]
    [InlineData("{|PICKLE202:Formatter.Serialize(stream, 1)|};")]
    [InlineData("{|PICKLE202:General.Serialize(stream, 1)|}; {|PICKLE202:this.General.Deserialize(stream)|};")]
    [InlineData("{|PICKLE202:this.Formatter.Serialize(graph: 1, serializationStream: stream)|};")]
    [InlineData("formatter?{|PICKLE202:.Serialize(stream, 1)|};")]
    [InlineData("if ({|PICKLE202:formatter.Deserialize(stream)|} is int n) Console.WriteLine(n);")]
    [InlineData("Func<object> later = () => {|PICKLE202:formatter.Deserialize(stream)|}; later();")]
    [InlineData("using (var file = File.OpenRead(\"x\")) _ = {|PICKLE202:formatter.Deserialize(file)|} as string;")]
    [InlineData("object Local() => {|PICKLE202:new System.Runtime.Serialization.Formatters.Binary.BinaryFormatter().Deserialize(stream)|}; Local();")]
    [InlineData("BinaryFormatter made = new() { Binder = null }; {|PICKLE202:made.Serialize(stream, 1)|};")]
    public Task A_BinaryFormatter_call_is_found(string statement) => VerifyCall(statement);

    [Theory]
    [InlineData("new Mine().Serialize(stream, 1);")]
    [InlineData("new Mine().Deserialize(stream);")]
    [InlineData("_ = nameof(formatter.Serialize);")]
    [InlineData("any.Serialize(stream, 1);")]
    [InlineData("IFormatter general = new Mine(); general.Serialize(stream, 1);")]
    [InlineData("IFormatter general = new BinaryFormatter(); general = any; general.Serialize(stream, 1);")]
    [InlineData("_open.Serialize(stream, 1);")]
    [InlineData("Other.Serialize(stream, 1); Settable.Serialize(stream, 1); Overridden.Serialize(stream, 1);")]
    [InlineData("PickleSerializer.Serialize(stream, 1);")]
    [InlineData("_ = System.Text.Json.JsonSerializer.Serialize(1);")]
    [InlineData("Console.WriteLine(formatter.ToString() + formatter.AssemblyFormat);")]
    [InlineData("_ = formatter is BinaryFormatter; _ = typeof(BinaryFormatter).GetMethod(\"Serialize\");")]
    [InlineData("Mine.Binary.BinaryFormatter.Serialize(stream, 1);")]
    [InlineData("void Serialize(Stream s, object o) { } Serialize(stream, formatter);")]
    [InlineData("// formatter.Serialize(stream, 1);\n_ = \"formatter.Serialize(stream, 1)\";")]
    public Task Other_calls_are_silent(string statement) => VerifyCall(statement);

    private static Task VerifyCall(string statement) => AnalyzerHarness.VerifyAsync<BinaryFormatterAnalyzer>($$"""
        using System.Runtime.Serialization.Formatters.Binary;
        using System.Runtime.Serialization;
        class Mine : IFormatter
        {
            public void Serialize(Stream s, object o) { }
            public object Deserialize(Stream s) => s;
            public SerializationBinder? Binder { get; set; }
            public StreamingContext Context { get; set; }
            public ISurrogateSelector? SurrogateSelector { get; set; }
            public static class Binary { public static class BinaryFormatter { public static void Serialize(Stream s, object o) { } } }
        }
        class Test
        {
            private readonly BinaryFormatter _kept = new();
            private static readonly IFormatter s_general = new BinaryFormatter();
            private IFormatter _open = new BinaryFormatter();
            private BinaryFormatter Formatter => _kept;
            private IFormatter General { get; } = new BinaryFormatter();
            private IFormatter Other { get; } = new Mine();
            private IFormatter Settable { get; set; } = new BinaryFormatter();
            protected virtual IFormatter Overridden { get; } = new BinaryFormatter();
            public void Change(IFormatter other) => _open = other;
            void Run(Stream stream, BinaryFormatter formatter, IFormatter any) { {{statement}} }
        }
        """);
}
