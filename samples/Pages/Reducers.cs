namespace PickleGen.Samples.Pages;

/// <summary>Somebody else's class, without annotations.</summary>
public sealed class Temperature(double celsius)
{
    public double Celsius { get; } = celsius;
}

/// <summary>docs/hooks.md: a table of reducers, and what their callables mean on load.</summary>
public static class Reducers
{
    private static readonly PickleCallable s_make = new("weather", "temperature", (double celsius) => new Temperature(celsius));

    private static readonly PickleOptions s_options = new()
    {
        DispatchTable = new DispatchTable().Add<Temperature>(value => new ReduceValue(s_make, [value.Celsius])),
        Classes = new ClassRegistry().Add(s_make),
    };

    public static Temperature Copy(Temperature value) => (Temperature)PickleSerializer.DeepClone<object>(value, s_options);

    public static Report Copy(Report value) => PickleSerializer.DeepClone(value, s_options);
}
