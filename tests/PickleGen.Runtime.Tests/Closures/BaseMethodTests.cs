namespace PickleGen.Tests.Closures;

[Picklable]
public partial class Ancestor
{
    public virtual string V() => "ancestor";

    public virtual string Generic<T>(T value) => $"ancestor {value} {typeof(T).Name}";

    public virtual object Covariant() => "ancestor";

    public string Hidden() => "ancestor";
}

[Picklable]
public partial class Middle : Ancestor
{
    public override string V() => "middle";

    public Func<string> BaseOfMiddle() => base.V;
}

[Picklable]
public partial class Descendant : Middle
{
    public override string V() => "descendant";

    public override string Generic<T>(T value) => "descendant";

    public override string Covariant() => "descendant";

    public new string Hidden() => "descendant";

    public Func<string> Base() => base.V;

    public Func<string, string> BaseGeneric() => base.Generic;

    public Func<int, string> BaseGenericOfValue() => base.Generic;

    public Func<object> BaseCovariant() => base.Covariant;

    public Func<string> BaseHidden() => base.Hidden;
}

public class Holder<T>
{
    public virtual string V() => "holder of " + typeof(T).Name;
}

[Picklable]
public partial class Texts : Holder<string>
{
    public override string V() => "texts";

    public Func<string> Base() => base.V;
}

public interface IDefault
{
    string V() => "default";
}

public abstract class WithoutBody
{
    public abstract string V();
}

[Picklable]
public partial class Replaced : WithoutBody, IDefault
{
    public override string V() => "replaced";
}

/// <summary>Delegates to <c>base.Method</c>: the method that is called is the one that was, not its override.</summary>
public class BaseMethodTests
{
    private const string Assembly = "PickleGen.Runtime.Tests";

    private static readonly PickleOptions s_options = new() { Closures = ClosurePolicy.TrustAssemblies(typeof(BaseMethodTests).Assembly) };

    public static TheoryData<string, Func<string>, string> Delegates() => new()
    {
        { "base of the class", new Descendant().Base(), "middle" },
        { "base of the base", new Descendant().BaseOfMiddle(), "ancestor" },
        { "override", ((Ancestor)new Descendant()).V, "descendant" },
        { "not overridden", new Middle().BaseOfMiddle(), "ancestor" },
        { "of a generic class", new Texts().Base(), "holder of String" },
        { "override of a generic class's", ((Holder<string>)new Texts()).V, "texts" },
        { "hidden", new Descendant().BaseHidden(), "ancestor" },
        { "hiding", new Descendant().Hidden, "descendant" },
    };

    [Theory]
    [MemberData(nameof(Delegates))]
    public void Method_is_called_that_the_delegate_called(string what, Func<string> made, string says)
    {
        Assert.NotEmpty(what);
        Assert.Equal(says, made());
        var copy = Copied(made);
        Assert.Equal(says, copy());
        Assert.Equal(made.Method, copy.Method);
        Assert.Equal(says, Copied(copy)());
    }

    [Fact]
    public void Generic_base_method_is_called_with_its_type_arguments()
    {
        Assert.Equal("ancestor a String", Copied(new Descendant().BaseGeneric())("a"));
        Assert.Equal("ancestor 5 Int32", Copied(new Descendant().BaseGenericOfValue())(5));
    }

    [Fact]
    public void Base_method_whose_override_returns_more_is_called()
    {
        Assert.Equal("ancestor", Copied(new Descendant().BaseCovariant())());
        Assert.Equal("descendant", Copied<Func<object>>(((Ancestor)new Descendant()).Covariant)());
    }

    [Fact]
    public void Open_virtual_delegate_still_asks_the_object()
    {
        var open = typeof(Ancestor).GetMethod(nameof(Ancestor.V))!.CreateDelegate<Func<Ancestor, string>>();
        Assert.Equal(["ancestor", "descendant"], [Copied(open)(new Ancestor()), Copied(open)(new Descendant())]);
    }

    /// <summary>As a pickle says it of a build in which the interface's default was not replaced, or the method had a body.</summary>
    [Theory]
    [InlineData("IDefault", "Replaced")]
    [InlineData("WithoutBody", "Replaced")]
    public void Method_that_cannot_be_called_any_more_is_refused(string type, string by)
    {
        var method = new Call("method", $"{Assembly}/PickleGen.Tests.Closures.{type}", "V", "string ()");
        var output = new MemoryStream();
        new Pickler(output).Dump(new Call("delegate", "Func`1[string]", method, new Replaced()));
        var error = Assert.Throws<StaleCodeException>(() => new Unpickler(output.ToArray(), s_options).Load());
        Assert.Contains(by + ".V", error.Message, StringComparison.Ordinal);
    }

    private static T Copied<T>(T made)
        where T : Delegate => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(made), s_options)!;
}
