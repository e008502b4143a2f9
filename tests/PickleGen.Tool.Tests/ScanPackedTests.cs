using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;

namespace PickleGen.Tool.Tests;

/// <summary>A pickle runs whatever it is packed in: what Python's readers unpack, a scan of a folder looks into, or says that it did not.</summary>
public sealed class ScanPackedTests : IDisposable
{
    private static readonly byte[] s_evil = ToolRun.Latin1("cos\nsystem\n(S'true'\ntR.");

    private static readonly byte[] s_harmless = ToolRun.Latin1("(S'as long as evil '\nl.");

    // Of the zips here: of one file, data.pkl.
    private const int EndSize = 22, DirectorySize = 46 + 8, FromPlace = 12;

    private readonly TempFolder _folder = new();

    public static TheoryData<string, byte[], string> Forms => new()
    {
        { "evil.pkl.gz", Gzip(s_evil), "" },
        { "second-behind-zeros.pkl.gz", [.. Gzip(s_harmless), 0, .. Gzip(s_evil)], "" },
        { "half-behind-zeros.pkl.gz", [.. Gzip(s_evil[..5]), 0, .. Gzip(s_evil[5..])], "" },
        { "evil.joblib.z", Zlib(s_evil), "" },
        { "small-window.z", [0x18, 0x19, .. Zlib(s_evil)[2..]], "" },
        { "evil.tar", Tar(("data.pkl", s_evil)), "/data.pkl" },
        { "old.tar", Tar(("data.pkl", s_evil), TarEntryFormat.V7), "/data.pkl" },
        { "evil.tar.gz", Gzip(Tar(("data.pkl", s_evil))), "/data.pkl" },
        { "prefix.zip", [0, 1, .. Zip(("data.pkl", s_evil))], "/data.pkl" },
        { "suffix.zip", [.. Zip(("data.pkl", s_evil)), 0, 1], "/data.pkl" },
        { "model.pt", Zip(("data.pkl.gz", Gzip(s_evil))), "/data.pkl.gz" },
        { "a-pickle-before.zip", [(byte)'N', (byte)'.', .. Zip(("data.pkl", s_evil))], "/data.pkl" },
        { "a-zip-behind.pkl", [.. s_evil, .. Zip(("text", [1]))], "" },
        { "a-zip-behind-a-zip.zip", [.. Zip(("text", [1])), .. Zip(("data.pkl", s_evil))], "/data.pkl" },
        { "a-pickle-for-a-name.tar", Tar(("cos\nsystem\n(S'true'\ntR.", [1])), "" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Packed_pickles_in_a_folder_are_found(string name, byte[] content, string inside)
    {
        string file = _folder.File(name, content);
        var run = ToolRun.Of("scan", _folder.PathOf(""));
        Assert.Equal((1, $"refused  os system  {file}{inside}\n"), (run.ExitCode, run.Output));
        Assert.Equal(run.Output, ToolRun.Of("scan", file).Output);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_pickle_in_many_gzip_members_is_read_once(int zeros)
    {
        // The size at a member's end has zeros as well.
        byte[] pickle = [(byte)'(', .. Enumerable.Repeat("N0"u8.ToArray(), 300).SelectMany(static none => none), .. s_evil[..^1], (byte)'.'];
        string file = _folder.File("many.pkl.gz", [.. pickle.Chunk(2).SelectMany(part => (byte[])[.. Gzip(part), .. new byte[zeros]])]);
        var run = ToolRun.Of("scan", file);
        Assert.Equal((1, $"refused  os system  {file}\n", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Theory]
    [InlineData("xz", new byte[] { 0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4 })]
    [InlineData("lzma", new byte[] { 0x5D, 0, 0, 0x80, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0 })]
    [InlineData("bzip2", new byte[] { 0x42, 0x5A, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26 })]
    [InlineData("zstd", new byte[] { 0x28, 0xB5, 0x2F, 0xFD, 4 })]
    [InlineData("zstd or lz4", new byte[] { 0x50, 0x2A, 0x4D, 0x18, 0 })]
    [InlineData("lz4", new byte[] { 0x04, 0x22, 0x4D, 0x18, 0 })]
    public void What_is_not_unpacked_is_not_called_clean(string compression, byte[] start)
    {
        string file = _folder.File("model.bin", start);
        var run = ToolRun.Of("scan", _folder.PathOf(""));
        Assert.Equal((2, "", $"picklegen: {file}: compressed with {compression}, not looked into: unpack it first\n"), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public void A_packed_file_that_is_cut_off_has_run_what_came_before()
    {
        byte[] whole = Zlib([.. s_evil, .. Random.Shared.GetItems<byte>([1, 2, 3, 4, 5, 6, 7, 8], 100_000)]);
        string file = _folder.File("cut.z", [.. whole[..^30_000], 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        var run = ToolRun.Of("scan", _folder.PathOf(""));
        Assert.Equal((1, $"refused  os system  {file}\n"), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("x^2 + y^2 = z^2\n", "zlib's two bytes by chance")]
    [InlineData("# Nothing here\n", "text")]
    public void What_holds_no_pickle_is_passed_over_and_listed(string content, string what)
    {
        string file = _folder.File("notes.md", ToolRun.Latin1(content));
        var run = ToolRun.Of("scan", _folder.PathOf(""));
        Assert.True((run.ExitCode, run.Output, run.Errors) == (0, "", $"picklegen: {file}: no pickle found\n"), $"{what}: {run}");
    }

    // tarfile takes either sum.
    [Fact]
    public void A_tar_whose_bytes_were_summed_as_signed_is_not_passed_over()
    {
        byte[] tar = Tar(("é.pkl", s_evil), TarEntryFormat.V7);
        int sum = tar[..512].Select(static (b, at) => at is >= 148 and < 156 ? (int)' ' : (sbyte)b).Sum();
        ToolRun.Latin1(Convert.ToString(sum, 8).PadLeft(6, '0')).CopyTo(tar, 148);
        string file = _folder.File("signed.tar", tar);
        Assert.Equal((1, $"refused  os system  {file}/é.pkl\n", ""), Parts(ToolRun.Of("scan", _folder.PathOf(""))));
    }

    // Python takes the directory before the end, other readers the one at the place that the end names.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_zip_with_two_directories_is_not_called_clean(bool evilIsFirst)
    {
        byte[] first = Zip(("data.pkl", evilIsFirst ? s_evil : s_harmless)), last = Zip(("data.pkl", evilIsFirst ? s_harmless : s_evil));
        byte[] both = [.. first.AsSpan(..^EndSize), .. last];
        // The second directory's file counts from where Python takes the zip to begin.
        int directory = first.Length - EndSize - DirectorySize, start = both.Length - EndSize - DirectorySize - directory;
        BinaryPrimitives.WriteInt32LittleEndian(both.AsSpan(^(EndSize + FromPlace)..), first.Length - EndSize - start);
        BinaryPrimitives.WriteInt32LittleEndian(both.AsSpan(^6..), directory);
        AssertAmbiguous(both, seesEvil: !evilIsFirst);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_zip64_whose_ends_differ_is_not_called_clean(bool evilIsFirst)
    {
        byte[] first = Zip(("data.pkl", evilIsFirst ? s_evil : s_harmless))[..^EndSize], last = Zip(("data.pkl", evilIsFirst ? s_harmless : s_evil));
        byte[] both = [.. first, .. last.AsSpan(..^EndSize)], wide = new byte[76], end = last[^EndSize..];
        BinaryPrimitives.WriteInt32LittleEndian(both.AsSpan(^FromPlace..), first.Length);
        "PK\x06\x06"u8.CopyTo(wide);
        wide[24] = wide[32] = 1;
        BinaryPrimitives.WriteInt64LittleEndian(wide.AsSpan(40), DirectorySize);
        BinaryPrimitives.WriteInt64LittleEndian(wide.AsSpan(48), both.Length - DirectorySize);
        "PK\x06\x07"u8.CopyTo(wide.AsSpan(56));
        BinaryPrimitives.WriteInt64LittleEndian(wide.AsSpan(64), both.Length);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(16), first.Length - DirectorySize);
        AssertAmbiguous([.. both, .. wide, .. end], seesEvil: evilIsFirst);

        // As torch writes them, with both records.
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(16), both.Length - DirectorySize);
        string file = _folder.File("torch.zip", [.. both, .. wide, .. end]);
        Assert.Equal((evilIsFirst ? 0 : 1, evilIsFirst ? "" : $"refused  os system  {file}/data.pkl\n", ""), Parts(ToolRun.Of("scan", file)));
    }

    private void AssertAmbiguous(byte[] zip, bool seesEvil)
    {
        string file = _folder.File("two.zip", zip);
        var run = ToolRun.Of("scan", file);
        Assert.Equal((seesEvil ? 1 : 2, $"picklegen: {file}: its end leads to two directories: a program may find other files in it\n"), (run.ExitCode, run.Errors));
    }

    // Python looks for the end in as many bytes, though no comment has more than one fewer.
    [Fact]
    public void A_zip_with_more_behind_its_end_than_a_comment_is_not_passed_over()
    {
        byte[] zip = Zip(("data.pkl", s_evil));
        zip.AsSpan(^2..).Fill(0xFF);
        string file = _folder.File("data.bin", [0, .. zip, .. new byte[1 << 16]]);
        var run = ToolRun.Of("scan", _folder.PathOf(""));
        Assert.True(run.ExitCode != 0 && run.Errors.Contains(file, StringComparison.Ordinal) && !run.Errors.Contains("no pickle", StringComparison.Ordinal), run.ToString());
    }

    [Fact]
    public void A_pickle_whose_text_looks_like_a_zips_end_is_a_pickle()
    {
        _folder.File("text.pkl", ToolRun.Latin1("VPK\x05\x06 and much more than twenty-two bytes\n."));
        Assert.Equal((0, "", ""), Parts(ToolRun.Of("scan", _folder.PathOf(""))));
    }

    [Fact]
    public void Packed_files_do_not_nest_without_end()
    {
        byte[] content = s_evil;
        for (int depth = 0; depth < 6; depth++) content = Gzip(content);
        string file = _folder.File("deep.gz", content);
        Assert.Equal((2, "", $"picklegen: {file}: packed files nest too deep\n"), Parts(ToolRun.Of("scan", _folder.PathOf(""))));
    }

    // Whoever packs a file chooses its name: by an escape sequence it could wipe out what was said before.
    [Fact]
    public void Name_of_a_packed_file_that_cannot_be_read_forges_no_line()
    {
        string file = _folder.File("model.pt", Zip(("\x1b[2K\nallowed.pkl", [0x80, 4])));
        var run = ToolRun.Of("scan", file);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"picklegen: {file}/\\x1b[2K\\x0aallowed.pkl: ", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    public void Dispose() => _folder.Dispose();

    private static (int ExitCode, string Output, string Errors) Parts(ToolRun run) => (run.ExitCode, run.Output, run.Errors);

    private static byte[] Gzip(byte[] content) => Compress(content, bytes => new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true));

    private static byte[] Zlib(byte[] content) => Compress(content, bytes => new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true));

    private static byte[] Compress(byte[] content, Func<Stream, Stream> packing)
    {
        var bytes = new MemoryStream();
        using (var stream = packing(bytes)) stream.Write(content);
        return bytes.ToArray();
    }

    private static byte[] Tar((string Name, byte[] Content) file, TarEntryFormat format = TarEntryFormat.Pax)
    {
        var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, format, leaveOpen: true))
        {
            TarEntry entry = format == TarEntryFormat.V7 ? new V7TarEntry(TarEntryType.V7RegularFile, file.Name) : new UstarTarEntry(TarEntryType.RegularFile, file.Name);
            entry.DataStream = new MemoryStream(file.Content);
            tar.WriteEntry(entry);
        }
        return bytes.ToArray();
    }

    private static byte[] Zip((string Name, byte[] Content) file)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(file.Name, CompressionLevel.NoCompression).Open();
            entry.Write(file.Content);
        }
        return bytes.ToArray();
    }
}
