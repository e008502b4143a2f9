using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Serializers;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>Strings that do not repeat.</summary>
internal static partial class W6
{
    private static readonly Aim s_short = new(.35, .3, .8), s_other = new(1, 1, 1);

    public static Workload Short { get; } = new("W6a", "1,000 strings of 20 ASCII characters", s_short, () => Contestants(20, static random => (char)('a' + random.Next(26))));

    public static Workload Long { get; } = new("W6b", "1,000 strings of 500 ASCII characters", s_other, () => Contestants(500, static random => (char)('a' + random.Next(26))));

    public static Workload Cjk { get; } = new("W6c", "1,000 strings of 20 CJK characters", s_other, () => Contestants(20, static random => (char)('\u4e00' + random.Next(5000))));

    public static Workload Mixed { get; } = new("W6d", "1,000 strings of 60 characters, one in ten of them beyond ASCII", s_other,
        () => Contestants(60, static random => random.Next(10) == 0 ? (char)('\u00c0' + random.Next(500)) : (char)('a' + random.Next(26))));

    private static List<Contestant> Contestants(int length, Func<Random, char> letter)
    {
        List<Contestant> all = [];
        AddPeers(all, Make);
        all.Add(Contestant.Of("System.Text.Json", new Json<string[]>(JsonContext.Default.StringArray), Make));
        all.AddRange(Own.Of(Make));
        return all;

        string[] Make()
        {
            var random = new Random(35900);
            return [.. Enumerable.Range(0, 1000).Select(_ => new string([.. Enumerable.Range(0, length).Select(_ => letter(random))]))];
        }
    }

    static partial void AddPeers(List<Contestant> all, Func<string[]> make);
}
