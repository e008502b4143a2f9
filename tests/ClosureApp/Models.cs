using PickleGen;

namespace ClosureApp;

/// <summary>Something that can say what it is.</summary>
public interface INamed
{
    string Name(string prefix);
}

public abstract class Animal : INamed
{
    public string Kind { get; set; } = "";

    public virtual string Speak(string to) => $"{Kind} to {to}";

    public string Name(string prefix) => prefix + Kind;

    public Func<string, string> SpeakLoudly() => to => Speak(to).ToUpperInvariant();
}

[Picklable]
public partial class Cat : Animal;

[Picklable]
public partial class Dog : Animal
{
    public override string Speak(string to) => $"woof to {to}";
}

[Picklable]
public partial struct Scale
{
    public int Factor { get; set; }

    public readonly int Times(int x) => x * Factor;
}

[Picklable]
public partial class Button
{
    public string Label { get; set; } = "";

    public Func<string, string>? Clicked { get; set; }

    public List<Func<string, string>> Listeners { get; set; } = [];

    public void ListenToItself() => Clicked = text => Label + text;
}

[Picklable]
public partial record Rule(string Name, Func<int, bool> Applies);
