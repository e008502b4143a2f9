using System.Diagnostics.CodeAnalysis;
using PickleGen;

namespace ClosureApp;

/// <summary>The program whose delegates travel from one process of it to another: <c>save DIRECTORY</c>, <c>load DIRECTORY</c>.</summary>
public static class Program
{
    [SuppressMessage("PickleGen", "PICKLE301", Justification = "It loads what it saved itself a moment ago.")]
    private static readonly PickleOptions s_options = new() { Closures = ClosurePolicy.TrustAssemblies(typeof(Program).Assembly) };

    /// <summary>Saves every case into a file of its name, or loads them and prints, line by line, what their delegates do.</summary>
    public static int Main(string[] args)
    {
        if (args is not [var command and ("save" or "load"), var directory]) return 2;
        foreach (var @case in Cases.All)
        {
            string file = Path.Combine(directory, @case.Name);
            string? outcome = command == "save" ? Save(@case, file) : Load(@case, file);
            if (outcome is not null) Console.WriteLine($"{@case.Name}\t{outcome}");
        }

        return 0;
    }

    private static string? Save(Case @case, string file)
    {
        try
        {
            File.WriteAllBytes(file, @case.Save(@case.Make(), s_options));
            return null;
        }
        catch (PickleException e)
        {
            return Describe(e);
        }
    }

    private static string Load(Case @case, string file)
    {
        try
        {
            if (!File.Exists(file)) return "not saved";
            return @case.Use(@case.Load(File.ReadAllBytes(file), s_options));
        }
        catch (PickleException e)
        {
            return Describe(e);
        }
    }

    private static string Describe(PickleException e) => $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}";
}
