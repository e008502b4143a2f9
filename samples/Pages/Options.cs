namespace PickleGen.Samples.Pages;

/// <summary>docs/options.md.</summary>
public static class Options
{
    private static readonly PickleOptions s_careful = new()
    {
        Protocol = 4,
        UnknownMembers = UnknownMembers.Error,
        Limits = new UnpicklingLimits { MaxInputBytes = 1 << 20, MaxTotalItems = 100_000 },
    };

    public static Order? Load(byte[] pickle) => PickleSerializer.Deserialize<Order>(pickle, s_careful);
}
