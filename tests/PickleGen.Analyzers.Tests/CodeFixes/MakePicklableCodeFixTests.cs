using PickleGen.Analyzers.Migration;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>PICKLE201.</summary>
public sealed partial class MakePicklableCodeFixTests
{
    private static Task Verify(string source, string expected) => FixHarness.VerifyAsync<SerializableTypeAnalyzer, MakePicklableCodeFix>(source, expected);

    [Fact]
    public Task Every_field_that_BinaryFormatter_kept_travels() => Verify(
        """
        [Serializable]
        public class {|PICKLE201:Order|}
        {
            public const int Limit = 3;
            private static int s_count;
            // The number.
            private int _id;
            private int _total, _open;
            public string Name = "";
            internal string? Note;
            [NonSerialized] private object? _cache;
            [NonSerialized]
            public int Hits;

            public int Id { get => _id; set => _id = value; }
            public int Total { get { return _total; } set { _total = Math.Max(0, value); s_count++; } }
            public int Open => _open;
            public int Lines { get; set; }
            public int Version { get; } = 1;
            private int Secret { get; set; }
            [field: NonSerialized] public int Scratch { get; set; }
            [field: NonSerialized] public event EventHandler? Changed;
            public event EventHandler? Sent;
            public event EventHandler? Own { add { Sent += value; } remove { Sent -= value; } }
            public static event EventHandler? Everywhere;

            public override string ToString() => $"{_cache}{Secret}{Changed}{Everywhere}";
        }
        """,
        """
        [Picklable]
        public partial class Order
        {
            public const int Limit = 3;
            private static int s_count;
            // The number.
            private int _id;
            [PickleMember] private int _total, _open;
            public string Name = "";
            [PickleMember] internal string? Note;
            [PickleIgnore] private object? _cache;
            [PickleIgnore]
            public int Hits;

            public int Id { get => _id; set => _id = value; }
            [PickleIgnore] public int Total { get { return _total; } set { _total = Math.Max(0, value); s_count++; } }
            public int Open => _open;
            public int Lines { get; set; }
            [PickleMember] public int Version { get; } = 1;
            [PickleMember] private int Secret { get; set; }
            [PickleIgnore] public int Scratch { get; set; }
            [field: PickleIgnore] public event EventHandler? Changed;
            [PickleMember] public event EventHandler? Sent;
            public event EventHandler? Own { add { Sent += value; } remove { Sent -= value; } }
            public static event EventHandler? Everywhere;

            public override string ToString() => $"{_cache}{Secret}{Changed}{Everywhere}";
        }
        """);

    [Fact]
    public Task Callbacks_keep_running() => Verify(
        """
        using System.Runtime.Serialization;

        [Serializable]
        class {|PICKLE201:Order|}
        {
            public int A;

            [OnSerializing] void Before(StreamingContext context) => A++;
            [OnSerialized] internal void After(StreamingContext context) => A--;
            [OnDeserializing]
            private void Making(StreamingContext context) { A = 1; }
            [OnDeserialized]
            private void Made(StreamingContext context)
            {
                if (context.Context is null) A = 2;
            }
        }
        """,
        """
        using System.Runtime.Serialization;

        [Picklable]
        partial class Order
        {
            public int A;

            [OnPickling] void Before() => A++;
            [OnPickled] internal void After() => A--;
            [OnUnpickling]
            private void Making() { A = 1; }
            [OnUnpickled]
            private void Made()
            {
                if (default(StreamingContext).Context is null) A = 2;
            }
        }
        """);

    [Fact]
    public Task A_field_that_older_data_lacks_stays_optional() => Verify(
        """
        using System.Runtime.Serialization;

        [Serializable]
        class {|PICKLE201:A|}
        {
            [OptionalField] private int _x = 3;
            [OptionalField(VersionAdded = 2)] public int Y;

            public override string ToString() => $"{_x}";
        }
        """,
        """
        using System.Runtime.Serialization;

        [Picklable]
        partial class A
        {
            [PickleMember] private int _x = 3;
            public int Y;

            public override string ToString() => $"{_x}";
        }
        """);

    [Fact]
    public Task Nested_and_derived_types_are_made_picklable_together() => Verify(
        """
        class Shop
        {
            [Serializable] internal abstract class {|PICKLE201:Item|} { private int _price; public override string ToString() => $"{_price}"; }

            [Serializable]
            internal sealed class {|PICKLE201:Book|} : Item { public string Title = ""; }
        }
        """,
        """
        partial class Shop
        {
            [Picklable] internal abstract partial class Item { [PickleMember] private int _price; public override string ToString() => $"{_price}"; }

            [Picklable]
            internal sealed partial class Book : Item { public string Title = ""; }
        }
        """);

    [Fact]
    public Task ISerializable_becomes_a_state_of_its_own() => Verify(
        """
        using System.Runtime.Serialization;

        [Serializable]
        public class {|PICKLE201:Temperature|} : ISerializable
        {
            private readonly double _kelvin;
            private readonly List<string> _log;
            public string Place { get; }

            public Temperature(double kelvin, string place) { _kelvin = kelvin; _log = []; Place = place; }

            private Temperature(SerializationInfo info, StreamingContext context)
            {
                _kelvin = info.GetDouble("kelvin");
                _log = (List<string>)info.GetValue("log", typeof(List<string>))!;
                Place = info.GetString("place") ?? "";
            }

            public void GetObjectData(SerializationInfo info, StreamingContext context)
            {
                info.AddValue("kelvin", _kelvin);
                info.AddValue("log", _log);
                info.AddValue("place", Place);
            }
        }
        """,
        """
        using System.Runtime.Serialization;

        [Picklable]
        public partial class Temperature : IPickleState<Temperature.PickledState>
        {
            private double _kelvin;
            private List<string> _log;
            public string Place { get; private set; }

            public Temperature(double kelvin, string place) { _kelvin = kelvin; _log = []; Place = place; }

            void IPickleState<PickledState>.SetState(PickledState state)
            {
                _kelvin = state.Kelvin;
                _log = state.Log!;
                Place = state.Place ?? "";
            }

            PickledState IPickleState<PickledState>.GetState()
            {
                var state = new PickledState();
                state.Kelvin = _kelvin;
                state.Log = _log;
                state.Place = Place;
                return state;
            }

            [Picklable]
            internal sealed partial class PickledState
            {
                public double Kelvin { get; set; }
                public List<string>? Log { get; set; }
                public string? Place { get; set; }
            }
        }
        """);

    [Theory]
    [InlineData("[Serializable] partial class {|PICKLE201:A|} { int _x; }")]
    [InlineData("[Serializable] class {|PICKLE201:A|} : IDeserializationCallback { public void OnDeserialization(object? sender) { } }")]
    [InlineData("[Serializable] class {|PICKLE201:A|} { [OnDeserialized] void M(StreamingContext c) { } void Twice() => M(default); }")]
    [InlineData("class {|PICKLE201:A|} : ISerializable { A(SerializationInfo i, StreamingContext c) { } public void GetObjectData(SerializationInfo i, StreamingContext c) { i.SetType(typeof(int)); i.AddValue(\"x\", 1); } }")]
    [InlineData("class {|PICKLE201:A|} : ISerializable { A(SerializationInfo i, StreamingContext c) { foreach (var e in i) { } } public void GetObjectData(SerializationInfo i, StreamingContext c) => i.AddValue(\"x\", 1); }")]
    [InlineData("class {|PICKLE201:A|} : ISerializable { protected A(SerializationInfo i, StreamingContext c) { } public virtual void GetObjectData(SerializationInfo i, StreamingContext c) => i.AddValue(\"x\", 1); } class B : A { B(SerializationInfo i, StreamingContext c) : base(i, c) { } }")]
    [InlineData("[Serializable] class {|PICKLE201:A|} { [OnDeserialized] protected virtual void M(StreamingContext c) { } }")]
    [InlineData("[Serializable] class {|PICKLE201:A|} { [OnDeserialized] internal void M(StreamingContext c) { } } class B { void Twice(A a) => a.M(default); }")]
    [InlineData("[Serializable] class {|PICKLE201:A|} : IObjectReference { public object GetRealObject(StreamingContext c) => this; }")]
    [InlineData("[Serializable] class {|PICKLE201:A|} : Dictionary<string, int> { int _x; }")]
    [InlineData("interface IKept : ISerializable { } class {|PICKLE201:A|} : IKept { A(SerializationInfo i, StreamingContext c) { } public void GetObjectData(SerializationInfo i, StreamingContext c) => i.AddValue(\"x\", 1); }")]
    [InlineData("class {|PICKLE201:A|} : ISerializable { int _x; A(SerializationInfo i, StreamingContext c) => _x = i.GetInt32(\"x\"); public void GetObjectData(SerializationInfo i, StreamingContext c) => i.AddValue(\"x\", _x.ToString()); }")]
    [InlineData("class {|PICKLE201:A|} : ISerializable { int _x; A(SerializationInfo i, StreamingContext c) => _x = i.GetInt32(\"x\"); public void GetObjectData(SerializationInfo i, StreamingContext c) => i.AddValue(\"x\", 1.5 * _x); }")]
    [InlineData("class {|PICKLE201:A|} : ISerializable { int _x; A(SerializationInfo i, StreamingContext c) : this(1) => _x = i.GetInt32(\"x\"); A(int x) => _x = x; public void GetObjectData(SerializationInfo i, StreamingContext c) => i.AddValue(\"x\", _x); }")]
    [InlineData("class {|PICKLE201:A|}<T> : ISerializable { enum Kind { X } Kind _x; A(SerializationInfo i, StreamingContext c) => _x = (Kind)i.GetValue(\"x\", typeof(Kind))!; public void GetObjectData(SerializationInfo i, StreamingContext c) => i.AddValue(\"x\", _x); }")]
    [InlineData("[Serializable] struct {|PICKLE201:A|} : ISerializable { int _x; A(SerializationInfo i, StreamingContext c) => _x = i.GetInt32(\"x\"); public void GetObjectData(SerializationInfo i, StreamingContext c) => i.AddValue(\"x\", _x); }")]
    [InlineData("class {|PICKLE201:A|} : ISerializable { int _x; A(SerializationInfo i, StreamingContext c) { foreach (string k in new[] { \"x\" }) _x = i.GetInt32(k); } public void GetObjectData(SerializationInfo i, StreamingContext c) => i.AddValue(\"x\", _x); }")]
    public Task Where_behaviour_could_not_be_kept_nothing_is_offered(string source) =>
        FixHarness.VerifyNoFixAsync<SerializableTypeAnalyzer, MakePicklableCodeFix>("using System.Runtime.Serialization;\n" + source);

    [Fact]
    public async Task A_using_is_added_where_it_is_needed()
    {
        const string Source = """
            // A header.
            using System;
            using System.IO;
            using Zoo;

            namespace Zoo
            {
                [Serializable] class A { public int X; }
            }
            """;
        var project = Workspaces.Project(Source);
        project = project.RemoveDocument(project.Documents.Single(document => document.Name == "Usings.cs").Id);
        var found = await Workspaces.DiagnoseAsync(project, [new SerializableTypeAnalyzer()]);
        var offer = Assert.Single(await FixHarness.OffersAsync(project, new MakePicklableCodeFix(), Assert.Single(found)));
        string text = Assert.Single(await Workspaces.TextsAsync(await Workspaces.ApplyAsync(project, offer)));
        Assert.Equal(Source.Replace("using Zoo;", "using PickleGen;\nusing Zoo;").Replace("[Serializable] class", "[Picklable] partial class"), text);
    }
}
