using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Samples.Pages;

/// <summary>docs/hooks.md: a class of Python's that is a number in C#.</summary>
public sealed class Fahrenheit(double degrees) : IPickleConvertible
{
    public bool TryConvertTo(Type type, [NotNullWhen(true)] out object? converted)
    {
        converted = type == typeof(double) ? (degrees - 32) / 1.8 : null;
        return converted is not null;
    }
}

/// <summary>What Python's name means.</summary>
public static class Converting
{
    private static readonly PickleOptions s_options = new() { Classes = new ClassRegistry().Add(new PickleCallable("weather", "fahrenheit", (double degrees) => new Fahrenheit(degrees))) };

    public static List<double> Load(byte[] pickle) => PickleSerializer.Deserialize<List<double>>(pickle, s_options)!;
}
