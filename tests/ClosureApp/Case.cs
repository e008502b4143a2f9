namespace ClosureApp;

/// <summary>Something that holds delegates, and what a program does with it.</summary>
/// <param name="Name">What the case shows.</param>
/// <param name="Make">Makes it, in the process that saves.</param>
/// <param name="Use">Calls its delegates, in the process that loads.</param>
public sealed record Case(string Name, Func<object> Make, Func<object, string> Use)
{
    /// <summary>A case of one delegate type.</summary>
    public static Case Of<T>(string name, Func<T> make, Func<T, string> use)
        where T : notnull => new(name, () => make(), value => use((T)value));

    /// <summary>A case of several objects in one pickle.</summary>
    public static Case OfMany(string name, Func<object[]> make, Func<object[], string> use) =>
        new(name, () => new List<object?>(make()), value => use([.. ((List<object?>)value).Select(item => item!)]));
}
