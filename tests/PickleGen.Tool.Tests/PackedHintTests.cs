using System.IO.Compression;

namespace PickleGen.Tool.Tests;

/// <summary>Packed pickles where a pickle is wanted: only scan unpacks, and the others say so.</summary>
public sealed class PackedHintTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("dis", "gzip")]
    [InlineData("dis", "zlib")]
    [InlineData("dis", "zip")]
    [InlineData("show", "gzip")]
    [InlineData("show", "zlib")]
    [InlineData("show", "zip")]
    [InlineData("json", "gzip")]
    [InlineData("json", "zlib")]
    [InlineData("json", "zip")]
    public void What_is_packed_is_called_so_and_scan_named(string command, string format)
    {
        string file = _folder.File("one.pkl", Pack("K\u0001."u8.ToArray(), format));
        var run = ToolRun.Of(command, file);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains($"packed {(command == "dis" ? "as" : "with")} {format}", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Contains("or let picklegen scan look into it)", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, ToolRun.Of("scan", file).ExitCode);
    }

    // The library's messages name its own options.
    [Theory]
    [InlineData("show", "U\x01\xe9.", " (here: --encoding latin1 or --encoding bytes)")]
    [InlineData("json", "U\x01\xe9.", " (here: --encoding latin1 or --encoding bytes)")]
    [InlineData("json", "\x80\x05\x97.", " (here: --buffer FILE for each, in their order)")]
    public void What_an_option_of_the_command_cures_names_it(string command, string pickle, string hint)
    {
        var run = ToolRun.Of(command, _folder.File("one.pkl", ToolRun.Latin1(pickle)));
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(hint, run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dis")]
    [InlineData("show")]
    [InlineData("json")]
    public void What_scan_cannot_unpack_is_called_so(string command)
    {
        var run = ToolRun.Of(command, _folder.File("one.pkl", [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]));
        Assert.Single((run.Output + run.Errors).Split("packed with xz: unpack ").Skip(1));
    }

    [Theory]
    [InlineData("dis")]
    [InlineData("show")]
    [InlineData("json")]
    public void A_pickle_that_is_broken_is_not_called_packed(string command)
    {
        var run = ToolRun.Of(command, _folder.File("one.pkl", ToolRun.Latin1("\u0080\u0004X\u0089")));
        Assert.DoesNotContain("packed", run.Output + run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Pack(byte[] pickle, string format)
    {
        var output = new MemoryStream();
        if (format == "zip")
        {
            using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
            using var entry = zip.CreateEntry("data.pkl").Open();
            entry.Write(pickle);
        }
        else
        {
            using Stream packed = format == "gzip" ? new GZipStream(output, CompressionMode.Compress, leaveOpen: true) : new ZLibStream(output, CompressionMode.Compress, leaveOpen: true);
            packed.Write(pickle);
        }
        return output.ToArray();
    }
}
