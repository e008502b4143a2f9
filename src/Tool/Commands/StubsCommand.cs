namespace PickleGen.Tool;

/// <summary><c>picklegen stubs</c>: what Python needs to read an assembly's pickles as objects, and to write them back.</summary>
internal sealed class StubsCommand : Command
{
    public override string Name => "stubs";

    public override string Usage => "stubs [--output FOLDER] ASSEMBLY";

    public override string Help =>
        "Python dataclasses for the annotated types of an assembly and of those that it refers to, one module per Module; into a folder, or all in one to standard output. Loads the assembly, so only for your own.";

    public override int Run(Arguments arguments, ToolConsole console)
    {
        string? folder = arguments.Option("--output");
        if (arguments.Files() is not [var file]) throw new UsageException("one assembly, please");
        try
        {
            var files = new StubFiles(StubAssemblies.Load(file));
            if (files.Modules.Count == 0) throw new InvalidDataException("it has no annotated types");
            foreach (var module in files.All)
            {
                if (folder is null) console.Output.WriteLine($"# {module.Name}\n{module.Source.TrimEnd('\n')}\n");
                else WriteModule(console, folder, module.Name, module.Source, isPackage: files.Modules.Any(other => other.StartsWith(module.Name + ".", StringComparison.Ordinal)));
            }
            return ExitCode.Fine;
        }
        catch (Exception e) when (ToolConsole.IsUnreadable(e))
        {
            console.Complain(file, e);
            return ExitCode.Unusable;
        }
    }

    private static void WriteModule(ToolConsole console, string folder, string module, string source, bool isPackage)
    {
        string path = Path.Combine([folder, .. module.Split('.').Select(PathPart)]);
        path = isPackage ? Path.Combine(path, "__init__.py") : path + ".py";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, source);
        console.Output.WriteLine(path);
    }

    // A module's name comes from the assembly: it must not lead out of the folder.
    private static string PathPart(string name) => name.Length > 0 && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 ? name : throw new InvalidDataException($"'{name}' cannot be a file's name");
}
