namespace PickleGen.Conformance.Tests.Typed;

/// <content>Whole pickles of one flat object, as CPython writes them: compared and read without a memo.</content>
public sealed partial class ForeignTierTests
{
    [Picklable(Module = "tiers", Name = "Reading")]
    public sealed partial class Reading
    {
        public int Number { get; set; }
        public string Place { get; set; } = "";
        public string? Note { get; set; }
        public double Value { get; set; }
        public long Ticks { get; set; }
        public bool IsValid { get; set; }
    }

    private static string Show(Reading reading) => $"{reading.Number} {reading.Place} {reading.Note ?? "-"} {BitConverter.DoubleToInt64Bits(reading.Value)} {reading.Ticks} {reading.IsValid}";

    private static readonly Reading[] s_readings =
    [
        new() { Number = 7, Place = "Zürich", Note = null, Value = -0.25, Ticks = 1L << 40, IsValid = true },
        new() { Number = -70000, Place = "x", Note = "Place", Value = 1e300, Ticks = -1 },
        new() { Number = 300, Place = "same", Note = "same", Value = 0, Ticks = 0 },
    ];

    [PythonFact]
    public void No_other_flat_object_comes_of_one_byte_of_what_CPython_writes()
    {
        foreach (var reading in s_readings)
        {
            byte[] pickle = CPython.Rewrites(reading);
            var (guided, machine) = (GuidedReading(pickle), MachineReading(pickle));
            Assert.Equal((Show(reading), Show(reading)), (guided, machine));

            var differences = new List<string>();
            for (int at = 0; at < pickle.Length; at++)
            {
                for (int value = 0; value < 256; value++)
                {
                    byte[] changed = [.. pickle];
                    changed[at] = (byte)value;
                    guided = GuidedReading(changed);
                    if (guided == "refused") continue;
                    machine = MachineReading(changed);
                    if (guided != machine) differences.Add($"byte {at} = 0x{changed[at]:x2}: guided {guided}, machine {machine}");
                }
            }
            Assert.Empty(differences);
        }
    }

    [PythonFact]
    public void A_flat_object_is_read_with_what_comes_behind_it_left_alone()
    {
        byte[] pickle = CPython.Rewrites(s_readings[0]);
        var reading = PickleSerializer.Deserialize<Reading>((byte[])[.. pickle, 1, 2, 3], out int consumed);
        Assert.Equal((Show(s_readings[0]), pickle.Length), (Show(reading!), consumed));
        for (int length = 0; length < pickle.Length; length++) Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Reading>(pickle[..length]));
    }

    private static string GuidedReading(byte[] pickle) => ShownReading(() => PickleSerializer.Deserialize<Reading>(pickle));

    private static string MachineReading(byte[] pickle) => ShownReading(() =>
    {
        var unpickler = new Unpickler(pickle);
        return (Reading?)unpickler.ConvertTo(unpickler.Load(), typeof(Reading));
    });

    private static string ShownReading(Func<Reading?> load)
    {
        try
        {
            return load() is { } reading ? Show(reading) : "null";
        }
        catch (UnpicklingException)
        {
            return "refused";
        }
    }
}
