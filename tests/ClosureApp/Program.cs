using System.Buffers;
using PickleGen;

namespace ClosureApp;

/// <summary>The program whose delegates travel from one process of it to another: <c>save DIRECTORY</c>, <c>load DIRECTORY</c>.</summary>
public static class Program
{
    private static readonly PickleOptions s_options = new() { Closures = ClosurePolicy.TrustAssemblies(typeof(Program).Assembly) };

    /// <summary>Saves every case into a file of its name, or loads them and prints, line by line, what their delegates do.</summary>
    public static int Main(string[] args)
    {
        if (args is not [var command and ("save" or "load"), var directory]) return 2;
        foreach (var @case in Cases.All)
        {
            string file = Path.Combine(directory, @case.Name);
            if (command == "save") File.WriteAllBytes(file, Save(@case.Make()));
            else Console.WriteLine($"{@case.Name}\t{Load(@case, file)}");
        }

        return 0;
    }

    private static byte[] Save(object value)
    {
        var output = new ArrayBufferWriter<byte>();
        new Pickler(output, s_options).Dump(value);
        return output.WrittenSpan.ToArray();
    }

    private static string Load(Case @case, string file)
    {
        try
        {
            return @case.Use(new Unpickler(File.ReadAllBytes(file), s_options).Load()!);
        }
        catch (PickleException e)
        {
            return $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}";
        }
    }
}
