using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PickleGen.Tool;

/// <summary><c>picklegen encode</c>: pickles of described values, byte for byte as CPython's C pickler writes them.</summary>
internal sealed class EncodeCommand : Command
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Name => "encode";

    public override string Usage => "encode [--protocol N] [--no-fix-imports] [--fast] < LINES";

    public override string Help => """Lines {"name":…, "value":…} from standard input, values as json prints them, become {"name":…, "hex":…}.""";

    public override int Run(Arguments arguments, ToolConsole console)
    {
        var options = new PickleOptions
        {
            Protocol = Protocol(arguments.Option("--protocol")),
            FixImports = !arguments.Flag("--no-fix-imports"),
        };
        bool isFast = arguments.Flag("--fast");
        arguments.NoFiles();

        using var input = new StreamReader(console.OpenInput());
        int number = 0;
        int exitCode = ExitCode.Fine;
        while (input.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                if (!TryEncode(line, options, isFast, console.Output)) exitCode = Math.Max(exitCode, ExitCode.No);
            }
            catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
            {
                console.Complain($"line {number}", e);
                exitCode = ExitCode.Unusable;
            }
        }
        return exitCode;
    }

    private static int Protocol(string? text)
    {
        if (text is null) return PickleOptions.Default.Protocol;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int protocol) && protocol <= PickleOptions.Default.Protocol) return protocol;
        throw new UsageException($"--protocol takes a number up to {PickleOptions.Default.Protocol}, not '{text}'");
    }

    private static bool TryEncode(string line, PickleOptions options, bool isFast, TextWriter output)
    {
        using var json = JsonDocument.Parse(line, DescriptionReader.JsonOptions);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("value", out var description))
            throw new FormatException("""it is not of the form {"name":…, "value":…}""");
        string name = json.RootElement.TryGetProperty("name", out var given) ? given.GetRawText() : "null";
        object? value = DescriptionReader.Read(description);
        try
        {
            var pickle = new ArrayBufferWriter<byte>();
            new Pickler(pickle, options) { Fast = isFast }.Dump(value);
            output.WriteLine($$"""{"name":{{name}}, "hex":"{{Convert.ToHexStringLower(pickle.WrittenSpan)}}"}""");
            return true;
        }
        catch (PickleException e)
        {
            string message = ToolConsole.OneLine($"{e.GetType().Name}: {e.Message}");
            output.WriteLine($$"""{"name":{{name}}, "error":{{JsonSerializer.Serialize(message, s_json)}}}""");
            return false;
        }
    }
}
