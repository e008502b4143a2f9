using System.Buffers;
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
        using var python = new Python();
        foreach (var value in PlainValue.All) yield return Row(value, python.MeasurePlain(value.Name));
    }

    private static string Row(PlainValue plain, PlainResult rival)
    {
        object value = plain.Make();
        byte[] pickle = DumpToArray(value);
        var buffer = new ArrayBufferWriter<byte>(pickle.Length);
        double dump = Alone(() => Dump(buffer, value)), toArray = Alone(() => DumpToArray(value)), load = Alone(() => new Unpickler(pickle).Load());
        var fresh = Comparison.RunFresh([DumpFresh], (int)Math.Clamp(1000 / dump, 1, 1000));
        bool isSame = Crc32Of(pickle) == rival.Checksum;
        return FormattableString.Invariant(
            $"| {plain.Description} | {rival.Dump / dump:f1} | {rival.Dump / toArray:f1} | {rival.FreshDump / fresh[0].Microseconds:f1} | {rival.Load / load:f1} | {(isSame ? "yes" : "no")} |");

        Action DumpFresh(int count)
        {
            object[] values = [.. Enumerable.Range(0, count).Select(_ => plain.Make())];
            return () => { foreach (object one in values) Dump(buffer, one); };
        }
    }

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
}
