using System.Collections;
using System.Reflection;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Tests;

/// <summary>The generator keeps the names free that the runtime reads as Python's own.</summary>
public class PythonNamesTests
{
    [Fact]
    public void Generator_and_runtime_agree()
    {
        var known = typeof(PickleSerializer).Assembly.GetType("PickleGen.StdlibNames")!.GetField("s_names", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null);
        Assert.Equal(((IDictionary)known!).Keys.Cast<(string Module, string Name)>().Order(), PythonNames.All.Order());
        Assert.All(PythonNames.All, name => Assert.True(PythonNames.Has(name.Module, name.Name)));
    }

    [Theory]
    [InlineData("builtins", "List")]
    [InlineData("lists", "list")]
    public void Other_name_is_free(string module, string name) => Assert.False(PythonNames.Has(module, name));
}
