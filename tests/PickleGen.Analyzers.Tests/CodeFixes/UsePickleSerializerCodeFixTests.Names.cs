using PickleGen.Analyzers.Migration;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>Names that are taken where the fix would use them.</summary>
public sealed partial class UsePickleSerializerCodeFixTests
{
    [Theory]
    [InlineData("class PickleSerializer { }")]
    [InlineData("namespace PickleSerializer { class Other { } }")]
    public Task Another_PickleSerializer_is_not_called_instead(string other)
    {
        string Program(string directives, string save, string load) =>
            $"using System.IO;\n{directives}\nnamespace Shop\n{{\n    {other}\n\n    class Test\n    {{\n        int Run(Stream stream)\n        {{\n            {save};\n            return {load};\n        }}\n    }}\n}}\n";
        return FixHarness.VerifyAsync<BinaryFormatterAnalyzer, UsePickleSerializerCodeFix>(
            Program("using System.Runtime.Serialization.Formatters.Binary;\n", "{|PICKLE202:new BinaryFormatter().Serialize(stream, 1)|}", "(int){|PICKLE202:new BinaryFormatter().Deserialize(stream)|}"),
            Program("", "global::PickleGen.PickleSerializer.Serialize(stream, 1)", "global::PickleGen.PickleSerializer.Deserialize<int>(stream)"));
    }
}
