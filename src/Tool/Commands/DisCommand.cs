namespace PickleGen.Tool;

/// <summary><c>picklegen dis</c>: the text of <c>python -m pickletools</c>.</summary>
internal sealed class DisCommand : Command
{
    public override string Name => "dis";

    public override string Usage => "dis [--annotate] FILE…";

    public override string Help => "The opcodes, as python -m pickletools prints them. --annotate: with a description of each, in our words.";

    public override int Run(Arguments arguments, ToolConsole console)
    {
        int annotate = arguments.Flag("--annotate") ? PickleDisassembler.AnnotationColumn : 0;
        var files = arguments.Files();
        int exitCode = ExitCode.Fine;
        foreach (string file in files)
        {
            byte[]? pickle = null;
            try
            {
                pickle = console.ReadAll(file);
                if (files.Count > 1) console.Output.WriteLine($"==> {Printable.Of(file)} <==");
                PickleDisassembler.Disassemble(pickle, console.Output, annotate);
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
