namespace PickleGen.Tool;

/// <summary><c>picklegen show</c>: what is in pickles, as a tree. Nothing is called.</summary>
internal sealed class ShowCommand : Command
{
    public override string Name => "show";

    public override string Usage => "show [--encoding latin1|bytes] FILE…";

    public override string Help => "A tree to read for each pickle of a file: values, names and calls; &n marks what is referred to again, as *n.";

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
                var reader = new PickleDocumentReader(pickle, new PickleOptions { StringEncoding = encoding });
                var document = reader.Read();
                if (files.Count > 1) console.Output.WriteLine($"==> {Printable.Of(file)} <==");
                DocumentTree.Write(console.Output, document);
                while (!reader.IsAtEnd && TryReadNext(reader, file, console) is { } next) DocumentTree.Write(console.Output, next);
            }
            catch (Exception e) when (ToolConsole.IsUnreadable(e))
            {
                console.Complain(file, e, pickle);
                exitCode = ExitCode.Unusable;
            }
        }
        return exitCode;
    }

    // Whatever follows a good pickle is no fault of it: torch and joblib put their arrays there.
    private static PickleDocument? TryReadNext(PickleDocumentReader reader, string file, ToolConsole console)
    {
        int start = reader.Position;
        try
        {
            var next = reader.Read();
            console.Output.WriteLine($"--- at byte {start}");
            return next;
        }
        catch (PickleException e)
        {
            console.Note(file, $"what follows from byte {start} on is no pickle: {ToolConsole.OneLine(e.Message)}");
            return null;
        }
    }
}
