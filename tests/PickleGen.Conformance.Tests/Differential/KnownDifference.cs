using System.Buffers.Binary;

namespace PickleGen.Conformance.Tests;

/// <summary>Where we differ from CPython on purpose; docs/conformance.md lists the same.</summary>
internal static class KnownDifference
{
    private const int FrameStart = 11;

    /// <summary>Whether one of them explains that CPython refuses what loads here.</summary>
    /// <param name="pickle">The pickle.</param>
    /// <param name="reason">What CPython says.</param>
    public static bool MayLoadHereAlone(ReadOnlySpan<byte> pickle, string reason) => HasWrongFrame(pickle) || IsOutOfMemory(reason);

    // CPython's reader of files takes what lies behind the frame from the wrong place; its reader of bytes does not look at the length, nor do we.
    private static bool HasWrongFrame(ReadOnlySpan<byte> pickle) =>
        pickle.Length >= FrameStart && pickle[2] == (byte)PickleOpcode.Frame && BinaryPrimitives.ReadUInt64LittleEndian(pickle[3..]) != (ulong)(pickle.Length - FrameStart);

    // CPython's memo is an array as long as the highest index; ours is not.
    private static bool IsOutOfMemory(string reason) => reason.StartsWith("MemoryError", StringComparison.Ordinal);
}
