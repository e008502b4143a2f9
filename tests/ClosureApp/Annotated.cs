namespace ClosureApp;

/// <summary>Delegates on annotated types, and in them.</summary>
internal static class Annotated
{
    private delegate string OpenSpeak(Animal animal, string to);

    private delegate int OpenTimes(ref Scale scale, int x);

    public static IEnumerable<Case> All =>
    [
        Case.Of<Func<string, string>>("instance method", () => new Cat { Kind = "cat" }.Name, f => f("a ")),
        Case.Of<Func<string, string>>("virtual method", () => ((Animal)new Dog()).Speak, f => f("you")),
        Case.Of<Func<string, string>>("interface method", () => ((INamed)new Cat { Kind = "cat" }).Name, f => f("the ")),
        Case.Of("captured this", () => new Cat { Kind = "cat" }.SpeakLoudly(), f => f("you")),
        Case.Of("open virtual method", OpenVirtual, f => f(new Dog(), "you") + f(new Cat { Kind = "cat" }, "me")),
        Case.Of<Func<int, int>>("struct target", () => new Scale { Factor = 21 }.Times, f => Cases.Text(f(2))),
        Case.Of("open struct method", OpenStruct, f => { var scale = new Scale { Factor = 21 }; return Cases.Text(f(ref scale, 2)); }),
        Case.OfMany("list that a lambda shares with the graph", SharedList, f => { ((Action)f[1])(); return Cases.Text(((Button)f[0]).Listeners.Count); }),
        Case.Of("delegates in a record", () => new Rule("even", x => x % 2 == 0), rule => $"{rule.Name} {rule.Applies(2)} {rule.Applies(3)}"),
        Case.Of("object whose lambda captures it", SelfListening, button => button.Clicked!(" clicked")),
    ];

    private static OpenSpeak OpenVirtual() => typeof(Animal).GetMethod(nameof(Animal.Speak))!.CreateDelegate<OpenSpeak>();

    private static OpenTimes OpenStruct() => typeof(Scale).GetMethod(nameof(Scale.Times))!.CreateDelegate<OpenTimes>();

    private static object[] SharedList()
    {
        var button = new Button { Label = "ok" };
        var listeners = button.Listeners;
        return [button, (Action)(() => listeners.Add(text => text))];
    }

    private static Button SelfListening()
    {
        var button = new Button { Label = "ok" };
        button.ListenToItself();
        return button;
    }
}
