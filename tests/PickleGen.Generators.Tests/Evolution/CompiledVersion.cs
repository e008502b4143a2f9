using System.Reflection;

namespace PickleGen.Generators.Tests.Evolution;

/// <summary>One version of an assembly: compiled with the generator, and loaded with a runtime of its own, as another process would have it.</summary>
internal sealed class CompiledVersion
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using PickleGen;\n";

    // What both versions can do: save their own value, and show what they load.
    private const string Door =
        """
        public static class Door
        {
            public static byte[] Save() => PickleSerializer.Serialize(Made.Value());
            public static string Load(byte[] pickle, bool strict)
            {
                try
                {
                    return Made.Show(PickleSerializer.Deserialize<Thing>(pickle, new PickleOptions { UnknownMembers = strict ? UnknownMembers.Error : UnknownMembers.Ignore })!);
                }
                catch (UnpicklingException e)
                {
                    return e.GetType().Name + ": " + e.Message;
                }
            }
        }
        """;

    private readonly Isolated _context = new();
    private readonly Type _door;

    /// <summary>Compiles a version.</summary>
    /// <param name="types">The types; the root is <c>Thing</c>.</param>
    /// <param name="value">An expression that makes a root.</param>
    /// <param name="show">What it shows of a root <c>x</c>: the inside of an interpolated string's braces.</param>
    public CompiledVersion(string types, string value, string show)
    {
        string made = "public static class Made { public static Thing Value() => " + value + "; public static string Show(Thing x) => $\"{" + show + "}\"; }";
        var compilation = GeneratorHarness.Compile([Usings + types, Usings + made + Door], name: "Evolving");
        var (_, output) = GeneratorHarness.Generate(compilation);
        Assert.Equal("", GeneratorHarness.Problems(compilation, output));
        var image = new MemoryStream();
        Assert.True(output.Emit(image).Success);
        image.Position = 0;
        _door = _context.LoadFromStream(image).GetType("Door")!;
    }

    /// <summary>A pickle of its value.</summary>
    public byte[] Save() => (byte[])Call("Save");

    /// <summary>What it shows of a pickle; the error if it refuses.</summary>
    public string Load(byte[] pickle, bool strict = false) => (string)Call("Load", pickle, strict);

    private object Call(string method, params object[] arguments) => _door.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, arguments)!;
}
