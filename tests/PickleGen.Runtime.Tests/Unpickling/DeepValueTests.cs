using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>Values in values, deeper than any call stack: to load, hash, print and save them again ends in a value or an error.</summary>
public sealed partial class DeepValueTests
{
    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    [Theory]
    [InlineData("datetime", "\n\u0007\u00e4\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000")]
    [InlineData("time", "\u0006\u0000\u0000\u0000\u0000\u0000\u0000")]
    public void A_time_is_no_time_zone(string name, string state)
    {
        byte[] pickle = Latin1($"\u0080\u0004cdatetime\n{name}\nC{state}cdatetime\n{name}\nC{state}N\u0086R\u0086R.");
        Assert.Contains("A time zone is", Assert.Throws<UnpicklingException>(() => new Unpickler(pickle).Load()).Message);
        Assert.Throws<UnpicklingException>(() => new Unpickler(Latin1($"\u0080\u0004cdatetime\n{name}\nC{state})\u0086R.")).Load());
    }

    [Fact]
    public void An_exception_that_leads_to_itself_is_printed()
    {
        var exception = (PythonException)new Unpickler(Latin1("\u0080\u0004cbuiltins\nException\n]q\u0001\u0085Rq\u00020h\u0001h\u0002a0h\u0002.")).Load()!;
        Assert.Equal("Exception([Exception([Exception([Exception([...])])])])", exception.Message);
        var unpickler = new Unpickler(Latin1("\u0080\u0004cbuiltins\nException\nq\u0000)R" + string.Concat(Enumerable.Repeat("\u0085q\u00010h\u0000h\u0001R", 100_000)) + "."));
        Assert.EndsWith("(Exception(...))))))))", ((PythonException)unpickler.Load()!).Message);
    }

    [Fact]
    public void An_AggregateException_is_saved_with_its_own_message()
    {
        Exception error = new InvalidOperationException("one");
        for (int i = 0; i < 60; i++) error = new AggregateException($"level {i}", error, error);
        var back = (AggregateException)PickleSerializer.DeepClone(error);
        Assert.Equal(2, back.InnerExceptions.Count);
        Assert.Same(back.InnerExceptions[0], back.InnerExceptions[1]);
        for (int i = 0; i < 57; i++) back = (AggregateException)back.InnerExceptions[0];
        Assert.StartsWith("level 2 (level 1 (level 0 (one) (one)) (level 0", back.Message);
        Assert.Equal("One or more errors occurred. (one)", PickleSerializer.DeepClone(new AggregateException(new InvalidOperationException("one"))).Message);
    }

    [Fact]
    public void AggregateExceptions_too_deep_in_each_other_are_an_error()
    {
        Exception error = new InvalidOperationException("one");
        for (int i = 0; i < 100_000; i++) error = new AggregateException("more", error);
        Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(error));
    }

    [Picklable(Module = "deep", Layout = PickleLayout.Dict)]
    public partial struct Leaf
    {
        public int A { get; set; }
        public List<Leaf>? L { get; set; }
    }

    [Fact]
    public void A_struct_that_refers_to_itself_is_refused_in_dict_layout_too()
    {
        byte[] pickle = Latin1("\u0080\u0004}r\u0000\u0000\u0000\u0000\u008c\u0001L](j\u0000\u0000\u0000\u0000es\u008c\u0001AK\u0005s.");
        Assert.Contains("a struct cannot", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Leaf>(pickle)).Message);
        string deep = string.Concat(Enumerable.Repeat("}(\u008c\u0001AK\u0005\u008c\u0001L](", 100_000)) + string.Concat(Enumerable.Repeat("eu", 100_000));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Leaf>(Latin1($"\u0080\u0004{deep}.")));
        var two = PickleSerializer.Deserialize<List<Leaf>>(Latin1("\u0080\u0004](}q\u0001(\u008c\u0001AK\u0005uh\u0001e."))!;
        Assert.Equal([5, 5], two.Select(leaf => leaf.A));
    }

    [Picklable(Module = "deep", Layout = PickleLayout.Dict)]
    public partial class Branch
    {
        public string? A { get; set; }
        public Branch? D { get; set; }
        public List<Branch>? L { get; set; }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void An_object_in_dict_layout_is_populated_with_objects_of_its_type(int protocol)
    {
        var branch = new Branch { A = "x", D = new() { A = "y" }, L = [new() { A = "z" }] };
        branch.L.Add(branch);
        var target = new Branch { A = "old" };
        PickleSerializer.Populate(PickleSerializer.Serialize(branch, new PickleOptions { Protocol = protocol }), target);
        Assert.Equal(("x", "y", "z"), (target.A, target.D!.A, target.L![0].A));
        Assert.Same(target, target.L[1]);
    }

    [Fact]
    public void A_long_text_in_many_tuples_is_hashed_once()
    {
        string text = new('a', 20_000);
        PickleTuple first = new(text, 1), second = new(new string('a', 20_000), 1);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.Equal(first, second);
        Assert.True(PickleHash.TryGet(text, out ulong hash));
        Assert.Equal(PickleHash.OfText(text), hash);
    }
}
