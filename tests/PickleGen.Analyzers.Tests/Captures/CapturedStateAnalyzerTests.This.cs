using PickleGen.Analyzers.Captures;

namespace PickleGen.Analyzers.Tests.Captures;

/// <summary>PICKLE102, and PICKLE101 where a member of <c>this</c> is what cannot travel.</summary>
public sealed partial class CapturedStateAnalyzerTests
{
    private static Task VerifyMember(string modifiers, string member) => AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types($$"""
        {{modifiers}} class Job
        {
            private readonly int _factor = 2;
            private static readonly int s_shared = 3;
            private const int Fixed = 4;
            private readonly Stream _log = Stream.Null;
            public string Name { get; set; } = "";
            private int Twice(int n) => 2 * n;
            private static int Half(int n) => n / 2;
            {{member}}
        }
        """));

    [Theory]
    [InlineData("void Test() => Remote.Run((int n) => n * {|PICKLE102:_factor|});")]
    [InlineData("void Test() => Remote.Run((int n) => n * {|PICKLE102:this._factor|});")]
    [InlineData("void Test() => Remote.Run(() => {|PICKLE102:Name|}.Length + _factor);")]
    [InlineData("void Test() => Remote.Run((int n) => {|PICKLE102:Twice|}(n));")]
    [InlineData("void Test() => Remote.Run((Func<int, int>){|PICKLE102:Twice|});")]
    [InlineData("void Test() => Remote.Run(() => {|PICKLE102:this|});")]
    [InlineData("void Test() => Remote.Run(() => {|PICKLE102:base.ToString|}());")]
    [InlineData("void Test() { int Scale(int n) => n * {|PICKLE102:_factor|}; Remote.Run((int n) => Scale(n)); }")]
    [InlineData("void Test() => Remote.Run((int[] all) => from n in all where n > {|PICKLE102:_factor|} select n);")]
    [InlineData("Action Test { get { Remote.Run(() => {|PICKLE102:_factor|}); return () => { }; } }")]
    [InlineData("public Job() { Remote.Run(() => {|PICKLE102:_factor|}); }")]
    public Task A_member_of_an_unpicklable_this_is_reported_at_its_first_use(string member) => VerifyMember("", member);

    [Theory]
    [InlineData("void Test() => Remote.Run((int n) => n * s_shared * Fixed);")]
    [InlineData("void Test() => Remote.Run((int n) => Half(n));")]
    [InlineData("void Test() => Remote.Run((Func<int, int>)Half);")]
    [InlineData("void Test() => Remote.Run(() => nameof(_factor));")]
    [InlineData("void Test() { int factor = _factor; Remote.Run((int n) => n * factor); }")]
    [InlineData("void Test() => Remote.Run(() => new Job { Name = \"x\" });")]
    [InlineData("void Test() => Remote.Run((Job other) => other.Name);")]
    [InlineData("void Test() { Func<int> stays = () => _factor; stays(); Remote.Run(() => 1); }")]
    public Task What_needs_no_this_is_silent(string member) => VerifyMember("", member);

    [Theory]
    [InlineData("[Picklable] partial")]
    [InlineData("abstract")]
    public Task A_this_that_is_or_may_be_picklable_is_silent(string modifiers) =>
        VerifyMember(modifiers, "void Test() => Remote.Run((int n) => n * _factor);");

    [Fact]
    public Task A_this_with_a_state_of_its_own_is_silent() => AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types("""
        class Job : IPickleState<int>
        {
            private int _factor;
            public int GetState() => _factor;
            public void SetState(int state) => _factor = state;
            void Test() => Remote.Run((int n) => n * _factor);
        }
        """));

    [Fact]
    public Task A_this_that_is_declared_external_is_silent() => AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>("""
        [assembly: PicklableExternal(typeof(Job))]
        class Job
        {
            public int Factor;
            void Test() => Run((int n) => n * Factor);
            static void Run([Pickled] Func<int, int> work) { }
        }
        """);

    [Fact]
    public Task Members_of_this_that_cannot_travel_are_named_themselves() =>
        VerifyMember("", "void Test() => Remote.Run(() => {|PICKLE101:_log|}.Length);");

    [Fact]
    public Task Other_members_beside_them_are_reported_as_this() =>
        VerifyMember("", "void Test() => Remote.Run(() => {|PICKLE101:_log|}.Length + {|PICKLE102:_factor|} + _log.Position);");

    [Fact]
    public Task A_picklable_this_is_looked_into() => AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types("""
        [Picklable]
        partial class Job
        {
            public int Factor;
            public Stream? Log;
            void Test() => Remote.Run((int n) => n * {|PICKLE101:Factor|});
        }
        """));

    [Fact]
    public Task A_parameter_of_a_primary_constructor_is_a_member_of_this() => AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types("""
        class Job(int factor, Stream log)
        {
            void Test() => Remote.Run((int n) => n * {|PICKLE102:factor|} * {|PICKLE101:log|}.Length);
        }
        """));

    [Theory]
    [InlineData("class Job(int n) { public Action Sent = Remote.Give(() => n); }")]
    [InlineData("class Job(int n) { public Action Sent { get; } = Remote.Give(() => { int m = n + 1; return m; }); }")]
    [InlineData("class Job(int n) { public event Action Sent = Remote.Give(() => n); }")]
    [InlineData("class Base([Pickled] Func<int> work) { public int Works => work(); } class Job(int n) : Base(() => n);")]
    [InlineData("record Job(int N) { public Action Sent = Remote.Give(() => N); public int M() => N; }")]
    [InlineData("struct Job(int n) { public Action Sent = Remote.Give(() => n); }")]
    [InlineData("class Job(int n) { public Action Sent = Remote.Give(() => n); public string M() => nameof(n); public int P(int n) => n; }")]
    public Task A_parameter_of_a_primary_constructor_that_only_the_constructor_uses_is_no_member(string type) => VerifyGiven(type);

    [Theory]
    [InlineData("class Job(int n) { public Action Sent = Remote.Give(() => {|PICKLE102:n|}); public int M() => n; }")]
    [InlineData("partial class Job(int n) { public Action Sent { get; } = Remote.Give(() => {|PICKLE102:n|}); } partial class Job { public int M { get { return n; } } }")]
    [InlineData("class Job(int n) { public Func<int> Later => () => n; public Action Sent = Remote.Give(() => {|PICKLE102:n|}); }")]
    [InlineData("class Job(int n) { public Action Sent { get => Remote.Give(() => {|PICKLE102:n|}); } }")]
    public Task A_parameter_that_a_body_uses_as_well_is_a_member_in_initializers_too(string type) => VerifyGiven(type);

    [Fact]
    public Task A_parameter_in_an_initializer_is_looked_at_as_any_variable() =>
        VerifyGiven("class Job(Stream log) { public Action Sent = Remote.Give(() => (int){|PICKLE101:log|}.Length); }");

    private static Task VerifyGiven(string type) => AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types($$"""
        {{type}}
        static partial class Remote { public static Action Give([Pickled] Func<int> work) => () => work(); }
        """));

    [Fact]
    public async Task The_message_names_member_type_and_remedy()
    {
        var found = await AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types("""
            class Job
            {
                private int _factor = 2;
                private int Twice(int n) => 2 * n;
                void Copy() => Remote.Run((int n) => n * {|PICKLE102:_factor|});
                void Static() => Remote.Run((int n) => {|PICKLE102:Twice|}(n));
            }
            """));
        Assert.Equal(
        [
            "This delegate takes 'this' along because it uses '_factor', and 'Job' is not [Picklable]: copy what it uses into locals first, or mark 'Job' [Picklable]",
            "This delegate takes 'this' along because it uses 'Twice', and 'Job' is not [Picklable]: make 'Twice' static, or mark 'Job' [Picklable]",
        ], found.Select(d => d.GetMessage()));
    }

    [Fact]
    public Task Each_place_is_reported_once_in_a_property_with_an_initializer() => AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types("""
        class Job
        {
            private int _factor = 2;
            public int Number { get { Remote.Run(() => {|PICKLE102:_factor|} + 1); return field; } set; } = 3;
        }
        """));

    [Fact]
    public async Task What_a_property_keeps_goes_by_the_name_of_the_property()
    {
        var found = await AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types("""
            class Job
            {
                public int Number { get { Remote.Run(() => {|PICKLE102:field|} + 1); return 1; } set; }
                public Stream? Log { get { Remote.Run(() => {|PICKLE101:field|}!.Length); return field; } set; }
            }
            """));
        Assert.StartsWith("This delegate takes 'this' along because it uses 'Number'", found[0].GetMessage(), StringComparison.Ordinal);
        Assert.StartsWith("This delegate takes 'Log' (Stream?) along", found[1].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public int Twice(int n) => 2 * n; void Test() => Remote.Run((int n) => {|PICKLE102:Twice|}(n));", "make 'Twice' static")]
    [InlineData("public virtual int Twice(int n) => 2 * n; void Test() => Remote.Run((int n) => {|PICKLE102:Twice|}(n));", "call 'Twice' first and use what it returns")]
    [InlineData("public override string ToString() => \"\"; void Test() => Remote.Run(() => {|PICKLE102:ToString|}());", "call 'ToString' first and use what it returns")]
    [InlineData("void Test() => Remote.Run(() => {|PICKLE102:this.GetType|}());", "call 'GetType' first and use what it returns")]
    [InlineData("void Test() => Remote.Run(() => {|PICKLE102:base.ToString|}());", "call 'ToString' first and use what it returns")]
    public async Task A_method_that_cannot_be_static_is_to_be_called_first(string members, string advice)
    {
        var found = await AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types($"class Job {{ {members} }}"));
        Assert.EndsWith($"is not [Picklable]: {advice}, or mark 'Job' [Picklable]", Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }
}
