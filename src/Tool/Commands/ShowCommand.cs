namespace PickleGen.Tool;

/// <summary><c>picklegen show</c>: what is in pickles, as a tree. Nothing is called.</summary>
internal sealed class ShowCommand : Command
{
    public override string Name => "show";

    public override string Usage => "show [--encoding latin1|bytes] FILE…";

    public override string Help => "A tree to read: values, names and calls; &n marks what is referred to again, as *n.";

    public override int Run(Arguments arguments, ToolConsole console)
    {
        var encoding = PickleEncoding.Parse(arguments.Option("--encoding"));
        var files = arguments.Files();
        int exitCode = ExitCode.Fine;
        foreach (string file in files)
        {
            byte[]? pickle = null;
            try
            {
                pickle = console.ReadAll(file);
                var document = PickleDocument.Parse(pickle, new PickleOptions { StringEncoding = encoding });
                if (files.Count > 1) console.Output.WriteLine($"==> {file} <==");
                DocumentTree.Write(console.Output, document);
            }
            catch (Exception e) when (ToolConsole.IsUnreadable(e))
            {
                console.Complain(file, e, pickle);
                exitCode = ExitCode.Unusable;
            }
        }
        return exitCode;
    }
}
