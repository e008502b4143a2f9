using System.Buffers;
using System.Text.Json;
using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Tables;

/// <summary>Values without a static type, next to CPython's C pickler: how often ours goes into its time.</summary>
internal static class PlainTable
{
    public static IEnumerable<string> Rows()
    {
        yield return "| value | dump | to a new array | of new values | load | the same bytes |";
        yield return "|---|---:|---:|---:|---:|---|";
        foreach (var value in PlainValue.All)
        {
            // The code of one is not to be compiled for the profile of those before.
            var ours = OwnProcess.Measure<Ours>([Measuring, value.Name]);
            using var python = new Python();
            yield return Row(value, ours, python.MeasurePlain(value.Name));
        }
    }

    /// <summary>The first argument of a process of its own.</summary>
    public const string Measuring = "measure-plain";

    /// <summary>In such a process: prints what it measures.</summary>
    public static void Run(string name)
    {
        var plain = PlainValue.All.Single(value => value.Name == name);
        object value = plain.Make();
        byte[] pickle = DumpToArray(value);
        var buffer = new ArrayBufferWriter<byte>(pickle.Length);
        double dump = Alone(() => Dump(buffer, value)), toArray = Alone(() => DumpToArray(value)), load = Alone(() => new Unpickler(pickle).Load());
        var fresh = Comparison.RunFresh([DumpFresh], (int)Math.Clamp(1000 / dump, 1, 1000));
        Console.WriteLine(JsonSerializer.Serialize(new Ours(dump, toArray, fresh[0].Microseconds, load, Crc32Of(pickle))));

        Action DumpFresh(int count)
        {
            object[] values = [.. Enumerable.Range(0, count).Select(_ => plain.Make())];
            return () => { foreach (object one in values) Dump(buffer, one); };
        }
    }

    private static string Row(PlainValue plain, Ours ours, PlainResult rival) => FormattableString.Invariant(
        $"| {plain.Description} | {rival.Dump / ours.Dump:f1} | {rival.Dump / ours.ToArray:f1} | {rival.FreshDump / ours.FreshDump:f1} | {rival.Load / ours.Load:f1} | {(ours.Checksum == rival.Checksum ? "yes" : "no")} |");

    // As CPython's are measured: the garbage of one is not collected in another's time.
    private static double Alone(Action run)
    {
        GC.Collect();
        return Comparison.Run([run])[0].Microseconds;
    }

    private static void Dump(ArrayBufferWriter<byte> buffer, object value)
    {
        buffer.ResetWrittenCount();
        new Pickler(buffer).Dump(value);
    }

    private static byte[] DumpToArray(object value)
    {
        using var stream = new MemoryStream();
        new Pickler(stream).Dump(value);
        return stream.ToArray();
    }

    // CRC-32 as zlib has it; the bytes are few enough for a loop over bits.
    private static uint Crc32Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB8_8320);
        }
        return ~crc;
    }

    /// <summary>Times in µs, and the CRC-32 of the pickle.</summary>
    private sealed record Ours(double Dump, double ToArray, double FreshDump, double Load, uint Checksum);
}
