using PickleGen.Tests.Generated.Odd;

namespace PickleGen.Tests.Codecs;

/// <summary>Exceptions come back with what they say of what went wrong, and what cannot is refused when it is saved.</summary>
public class ExceptionTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private static T Copy<T>(T value, int protocol) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol }))!;

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Data_of_an_annotated_exception_travels(int protocol)
    {
        var failure = new Failure("m", 3) { Data = { ["key"] = 1, [2] = "two" } };
        var copy = Copy(failure, protocol);
        Assert.Equal((1, "two", 2), (copy.Data["key"], copy.Data[2], copy.Data.Count));
        Assert.Empty(Copy(new Failure("m", 3), protocol).Data);
        var existing = new Settled { Data = { ["old"] = 1 } };
        PickleSerializer.Populate(PickleSerializer.Serialize(new Settled { Data = { ["new"] = 2 } }, new PickleOptions { Protocol = protocol }), existing);
        Assert.Equal(["new"], existing.Data.Keys.Cast<object>());
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Annotated_exception_may_be_in_its_own_data(int protocol)
    {
        var failure = new Settled();
        failure.Data["self"] = failure;
        var copy = Copy(failure, protocol);
        Assert.Same(copy, copy.Data["self"]);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Exception_in_its_own_data_is_refused_with_its_path(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var inner = new FormatException("f");
        var outer = new InvalidOperationException("o", inner);
        inner.Data["outer"] = outer;
        var thrown = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new List<object?> { "first", outer }, options));
        Assert.Contains("in its own Data", thrown.Message, StringComparison.Ordinal);
        Assert.NotNull(thrown.Path);
        inner.Data.Clear();
        Assert.Equal("f", Copy<Exception>(outer, protocol).InnerException!.Message);
    }

    [Fact]
    public void Exceptions_as_deep_as_no_stack_is_are_refused()
    {
        Exception deep = new FormatException("innermost");
        for (int i = 0; i < 100_000; i++) deep = new FormatException("f", deep);
        Assert.Contains("too deep", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(deep)).Message, StringComparison.Ordinal);
    }

    // ToString, which whoever logs an exception calls, has a frame of the call stack for each.
    [Fact]
    public void More_than_a_thousand_exceptions_in_one_another_are_refused_by_both_sides()
    {
        Exception deep = new FormatException("innermost");
        for (int i = 1; i < 1000; i++) deep = i % 2 == 0 ? new FormatException("f", deep) : new AggregateException("a", new TimeoutException("t"), deep);
        byte[] pickle = PickleSerializer.Serialize(deep);
        Assert.NotNull(PickleSerializer.Deserialize<Exception>(pickle));
        Assert.Contains("too deep", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new Exception("one more", deep))).Message, StringComparison.Ordinal);

        foreach (string inner in (string[])["X\t\0\0\0__cause__h\u0001", "X\n\0\0\0exceptions](h\u0001h\u0001e"])
        {
            string type = inner[1] == '\t' ? "X\u0010\0\0\0System.Exception" : "X\u0019\0\0\0System.AggregateException";
            string level = $"q\u00010h\0)R}}(X\u000b\0\0\0dotnet_type{type}{inner}ub";
            Assert.NotNull(new Unpickler(Pickle(999)).Load());
            Assert.Contains("1000", Assert.Throws<UnpicklingException>(() => new Unpickler(Pickle(1000)).Load()).Message, StringComparison.Ordinal);

            byte[] Pickle(int levels) => System.Text.Encoding.Latin1.GetBytes($"\u0080\u0004cbuiltins\nException\nq\00h\0)R{string.Concat(Enumerable.Repeat(level, levels))}.");
        }
    }

    [Fact]
    public void Attributes_and_exceptions_that_are_copied_for_each_state_are_counted()
    {
        var narrow = new PickleOptions { Limits = new UnpicklingLimits { MaxTotalItems = 10_000 } };
        string attributes = string.Concat(Enumerable.Range(100, 200).Select(static i => $"X\u0003\0\0\0{i}N"));
        Refuses($"h\0)R}}({attributes}ub0h\0)R}}({attributes}ubq\u00010}}X\u0001\0\0\0aNsq\u00020h\u0001" + string.Concat(Enumerable.Repeat("h\u0002b", 100)) + ".");
        Refuses($"h\0)Rq\u00010}}(X\u000b\0\0\0dotnet_typeX\u0019\0\0\0System.AggregateExceptionX\n\0\0\0exceptions](" + string.Concat(Enumerable.Repeat("h\u0001", 200)) + "euq\u00020]"
            + string.Concat(Enumerable.Repeat("h\0)Rh\u0002ba", 100)) + ".");

        void Refuses(string pickle) => Assert.Contains(nameof(UnpicklingLimits.MaxTotalItems), Assert.Throws<UnpicklingException>(() =>
            new Unpickler(System.Text.Encoding.Latin1.GetBytes("\u0080\u0004cbuiltins\nException\nq\00" + pickle), narrow).Load()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Details_come_back(int protocol)
    {
        Assert.Equal("p", Same(new ArgumentException("m", "p", new FormatException("inner"))).ParamName);
        Assert.Equal("p", Same(new ArgumentNullException("p")).ParamName);
        var range = Same(new ArgumentOutOfRangeException("p", 5, "m"));
        Assert.Equal(("p", 5), (range.ParamName, range.ActualValue));
        Assert.Equal(TimeSpan.FromDays(1).ToString(), Same(new ArgumentOutOfRangeException("p", TimeSpan.FromDays(1), "m")).ActualValue);
        Assert.Null(Same(new ArgumentOutOfRangeException("p")).ActualValue);
        Assert.Equal("o", Same(new ObjectDisposedException("o")).ObjectName);
        Assert.Equal("f", Same(new FileNotFoundException("m", "f")).FileName);

        T Same<T>(T value)
            where T : Exception
        {
            var copy = Copy(value, protocol);
            Assert.Equal((value.GetType(), value.Message, value.InnerException?.Message), (copy.GetType(), copy.Message, copy.InnerException?.Message));
            return copy;
        }
    }

    [Fact]
    public void Exception_that_its_member_could_not_hold_is_refused_when_it_is_saved()
    {
        var thrown = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new Held { Error = new Unmarked() }));
        Assert.Contains("[Picklable]", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("$.Error", thrown.Path);
        Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new Unmarked()));
        Assert.Equal("e", Copy(new Held { Error = new EndOfStreamException("e") }, 5).Error!.Message);
    }

    private sealed class Unmarked : IOException;

    [Fact]
    public void What_a_server_answered_comes_back_with_the_exception()
    {
        var failure = new System.Net.Http.HttpRequestException("no", null, System.Net.HttpStatusCode.NotFound);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, Assert.IsType<System.Net.Http.HttpRequestException>(PickleSerializer.DeepClone<Exception>(failure)).StatusCode);
    }

    [Fact]
    public void Exceptions_of_this_library_come_back_as_what_they_are()
    {
        foreach (var failure in new PickleException[] { new PicklingException("a"), new UnpicklingException("b"), new PickleSecurityException("c") })
        {
            var back = PickleSerializer.DeepClone<Exception>(failure)!;
            Assert.Equal((failure.GetType(), failure.Message), (back.GetType(), back.Message));
        }
    }
}
