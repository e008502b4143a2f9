namespace PickleGen.Samples.Pages;

[Picklable]
public sealed partial class Settings
{
    public string Theme { get; set; } = "light";
    public List<string> Recent { get; } = [];
}

/// <summary>docs/hooks.md: into an object that exists.</summary>
public static class Populating
{
    public static Settings Reload(Settings settings, byte[] pickle)
    {
        PickleSerializer.Populate(pickle, settings);
        return settings;
    }
}
