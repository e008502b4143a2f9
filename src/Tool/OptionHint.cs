namespace PickleGen.Tool;

/// <summary>What the library's messages ask to set, as an option of the command.</summary>
internal static class OptionHint
{
    /// <summary>The option; empty: the message asks for none.</summary>
    public static string Of(string message) =>
        message.Contains($"{nameof(PickleOptions)}.{nameof(PickleOptions.StringEncoding)}", StringComparison.Ordinal) ? " (here: --encoding latin1 or --encoding bytes)"
        : message.Contains($"{nameof(Unpickler)}.{nameof(Unpickler.Buffers)}", StringComparison.Ordinal) ? " (here: --buffer FILE for each, in their order)"
        : "";
}
