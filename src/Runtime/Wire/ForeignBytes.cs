using System.Buffers;
using System.Text;

namespace PickleGen;

/// <summary>What to say of bytes that are no pickle: what people most often give in its place, where the beginning leaves no doubt.</summary>
internal static class ForeignBytes
{
    /// <summary>Bytes from the beginning of which is seen that all is text.</summary>
    private const int Looked = 256;

    private static readonly SearchValues<byte> s_base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n"u8);

    /// <summary>For an exception filter: notes what <paramref name="pickle"/> looks like on an error of reading it, and catches nothing.</summary>
    /// <param name="failure">The error; its offset counts from where the pickle begins.</param>
    /// <param name="pickle">From its first byte on, as far as it is there.</param>
    public static bool Noted(PickleException failure, ReadOnlySpan<byte> pickle)
    {
        if (failure is UnpicklingException { Note: null }) failure.Note = NoteOf(pickle, failure.Offset == 0);
        return false;
    }

    /// <summary>The same where the offset counts from elsewhere.</summary>
    public static void Note(PickleException failure, ReadOnlySpan<byte> pickle, bool isAtStart) => failure.Note ??= NoteOf(pickle, isAtStart);

    private static string? NoteOf(ReadOnlySpan<byte> pickle, bool isAtStart)
    {
        if (isAtStart && IsText(pickle)) return TextNote(pickle);
        if (PackedBytes.NameOf(pickle) is { } name) return $"The bytes are packed with {name}: unpack them first.";
        if (pickle.StartsWith("PK\x03\x04"u8)) return "The bytes are packed with zip, as torch.save and numpy.savez do: the pickle is in a file in there.";
        if (pickle.StartsWith((ReadOnlySpan<byte>)[0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'])) return "The bytes are an array in a file of numpy's (.npy), which numpy.load reads.";
        if (IsBase64(pickle)) return "The bytes are text, and look like a pickle in base64: Convert.FromBase64String gives it.";
        if (HasWindowsLines(pickle)) return "Its lines end with CR and LF, so it has been through a file or a connection that was opened for text: open them as binary (in Python \"wb\" and \"rb\").";
        return HasArraysOfJoblib(pickle) ? "Arrays of joblib's are in it, whose numbers lie between the opcodes: joblib.load in Python reads them, and pickle.dump makes a pickle of what that gives." : null;
    }

    // joblib/numpy_pickle.py NumpyArrayWrapper: behind its BUILD come the numbers, or another pickle.
    private static bool HasArraysOfJoblib(ReadOnlySpan<byte> pickle) => pickle.IndexOf("joblib.numpy_pickle"u8) >= 0;

    // A pickle of protocol 0 is lines, and no pickler ends one with CR. Where PROTO is, a LF may be anything.
    private static bool HasWindowsLines(ReadOnlySpan<byte> pickle)
    {
        if (pickle.IsEmpty || pickle[0] == (byte)PickleOpcode.Proto || !Enum.IsDefined((PickleOpcode)pickle[0])) return false;
        var beginning = pickle[..Math.Min(pickle.Length, Looked)];
        int lines = beginning.Count((byte)'\n');
        return lines > 1 && beginning.Count("\r\n"u8) == lines;
    }

    // PROTO 2 to 5.
    private static bool IsBase64(ReadOnlySpan<byte> pickle) =>
        pickle.Length > 4 && pickle.StartsWith("gA"u8) && pickle[2] is >= (byte)'I' and <= (byte)'X' && !pickle[..Math.Min(pickle.Length, Looked)].ContainsAnyExcept(s_base64);

    // Pickles of protocol 0 are text as well: these begin with an opcode.
    private static bool IsText(ReadOnlySpan<byte> pickle)
    {
        if (pickle.IsEmpty || Enum.IsDefined((PickleOpcode)pickle[0])) return false;
        int length;
        for (var rest = pickle[..Math.Min(pickle.Length, Looked)]; !rest.IsEmpty; rest = rest[length..])
        {
            var status = Rune.DecodeFromUtf8(rest, out var rune, out length);
            if (status != OperationStatus.Done) return status == OperationStatus.NeedMoreData && pickle.Length > Looked;
            if (Rune.IsControl(rune) && rune.Value is not ('\t' or '\r' or '\n')) return false;
        }
        return true;
    }

    private static string TextNote(ReadOnlySpan<byte> pickle)
    {
        var text = (pickle.StartsWith(Encoding.UTF8.Preamble) ? pickle[Encoding.UTF8.Preamble.Length..] : pickle).TrimStart(" \t\r\n"u8);
        return text.StartsWith("{"u8) || text.StartsWith("["u8) ? "The bytes are text, and look like JSON." : "The bytes are text, and no pickle of protocol 0.";
    }
}
