using System.Buffers;

namespace PickleGen.Conformance.Tests;

/// <summary>
/// Long rows and deep nests of plain values, which reader and writer have loops of their own for: what CPython wrote, loaded, is written
/// again byte for byte, so that values, their order, and which of them are one object have all survived.
/// </summary>
public class RandomRowsTests
{
    private const int Count = 40;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [PythonTheory]
    [MemberData(nameof(Seeds))]
    public void What_CPython_wrote_is_written_again(int seed)
    {
        string[] lines = PythonRunner.RunText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pickling", "random_rows.py")), default, $"{seed}", $"{Count}").Split('\n');
        Assert.Equal(6 * Count, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            string[] parts = lines[i].Split(' ');
            byte[] pickle = Convert.FromBase64String(parts[1]);
            var options = new PickleOptions { Protocol = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) };
            var again = new ArrayBufferWriter<byte>();
            new Pickler(again, options).Dump(new Unpickler(pickle, options).Load());
            int difference = pickle.AsSpan().CommonPrefixLength(again.WrittenSpan);
            Assert.True(difference == pickle.Length && pickle.Length == again.WrittenCount, $"seed {seed}, line {i}, protocol {parts[0]}: byte {difference} of {pickle.Length}");
        }
    }
}
