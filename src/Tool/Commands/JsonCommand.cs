using System.Text.Encodings.Web;
using System.Text.Json;

namespace PickleGen.Tool;

/// <summary><c>picklegen json</c>: what is in pickles, as one JSON object a line.</summary>
internal sealed class JsonCommand : Command
{
    private static readonly JsonWriterOptions s_lines = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = int.MaxValue,
    };

    public override string Name => "json";

    public override string Usage => "json [--graph] [--all|--separate] [--encoding latin1|bytes] [--buffer FILE]… FILE…";

    public override string Help =>
        "The values, as one JSON object a line. --graph: every name a stub, nothing called. --all, --separate: all pickles of a file, with one memo or one each.";

    public override int Run(Arguments arguments, ToolConsole console)
    {
        bool graph = arguments.Flag("--graph");
        bool all = arguments.Flag("--all");
        bool separate = arguments.Flag("--separate");
        if (all && separate) throw new UsageException("--all and --separate exclude each other");
        var encoding = PickleEncoding.Parse(arguments.Option("--encoding"));
        var buffers = arguments.Options("--buffer");

        int exitCode = ExitCode.Fine;
        var held = new HeldLine();
        foreach (string file in arguments.Files())
        {
            var lines = new JsonLines(console, held, file, numbered: all || separate);
            byte[]? pickle = null;
            try
            {
                pickle = console.ReadAll(file);
                DescribedPickles pickles = graph ? new GraphPickles(pickle, encoding) : new ValuePickles(pickle, encoding, buffers.Select(console.ReadAll));
                do
                {
                    lines.Write(pickles.WriteNext);
                    if (separate) pickles.StartAnew();
                }
                while ((all || separate) && !pickles.IsAtEnd);
            }
            catch (Exception e) when (ToolConsole.IsUnreadable(e))
            {
                lines.WriteError(e, pickle);
                exitCode = ExitCode.No;
            }
        }
        return exitCode;
    }

    /// <summary>The lines of one file.</summary>
    private sealed class JsonLines(ToolConsole console, HeldLine line, string file, bool numbered)
    {
        private int _index;

        /// <summary>Writes a line with what <paramref name="members"/> writes; nothing if that fails.</summary>
        public void Write(Action<Utf8JsonWriter> members)
        {
            line.Clear();
            using (var json = new Utf8JsonWriter(line, s_lines))
            {
                json.WriteStartObject();
                json.WriteString("file", file);
                if (numbered) json.WriteNumber("index", _index);
                members(json);
                json.WriteEndObject();
            }
            console.WriteLine(line);
            _index++;
        }

        public void WriteError(Exception e, byte[]? content) => Write(json =>
        {
            json.WriteString("error", $"{e.GetType().Name}: {ToolConsole.OneLine(e.Message)}{(content is null ? "" : PackedHint.Of(content, e.Message) + OptionHint.Of(e.Message))}");
            if (e is PickleException { Offset: { } offset }) json.WriteNumber("offset", offset);
        });
    }
}
