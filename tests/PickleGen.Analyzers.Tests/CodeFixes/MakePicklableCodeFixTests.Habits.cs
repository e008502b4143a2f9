using PickleGen.Analyzers.Migration;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>What stands around the code that is migrated.</summary>
public sealed partial class MakePicklableCodeFixTests
{
    [Fact]
    public Task Tabs_stay_tabs() => FixHarness.VerifyAsync<SerializableTypeAnalyzer, MakePicklableCodeFix>(
        "namespace Old\n{\n\t[Serializable]\n\tpublic class {|PICKLE201:Order|}\n\t{\n\t\tpublic int Id;\n\n\t\tpublic Order(int id)\n\t\t{\n\t\t\tId = id;\n\t\t\tConsole.WriteLine(id);\n\t\t}\n\t}\n}\n",
        "namespace Old\n{\n\t[Picklable]\n\tpublic partial class Order\n\t{\n\t\tpublic int Id;\n\n\t\tprivate Order()\n\t\t{\n\t\t}\n\n\t\tpublic Order(int id)\n\t\t{\n\t\t\tId = id;\n\t\t\tConsole.WriteLine(id);\n\t\t}\n\t}\n}\n");

    [Fact]
    public Task Member_that_is_called_as_one_of_a_base_class_gets_another_name() => Verify(
        """
        [Serializable]
        public class {|PICKLE201:Entity|}
        {
            private int _id;
            protected string name = "";
            [NonSerialized] private int _cache;
            [field: NonSerialized] public int Hits { get; set; }
            public object? Tag { get; set; }
            public virtual string Kind { get; set; } = "";

            public override string ToString() => $"{_id}{_cache}";
        }

        [Serializable]
        public class {|PICKLE201:Person|} : Entity
        {
            // Its own.
            private int _id;
            [System.Runtime.Serialization.OptionalField] protected new string name = "";
            private int _cache;
            public new int Hits;
            public new string Tag { get; set; } = "";
            public override string Kind { get; set; } = "";

            public override string ToString() => $"{_id}{_cache}";
        }
        """,
        """
        [Picklable]
        public partial class Entity
        {
            [PickleMember] private int _id;
            [PickleMember] protected string name = "";
            [PickleIgnore] private int _cache;
            [PickleIgnore] public int Hits { get; set; }
            public object? Tag { get; set; }
            public virtual string Kind { get; set; } = "";

            public override string ToString() => $"{_id}{_cache}";
        }

        [Picklable]
        public partial class Person : Entity
        {
            // Its own.
            [PickleMember("Person_id")] private int _id;
            [PickleMember("Person_name")] protected new string name = "";
            [PickleMember] private int _cache;
            public new int Hits;
            [PickleMember("Person_Tag")] public new string Tag { get; set; } = "";
            public override string Kind { get; set; } = "";

            public override string ToString() => $"{_id}{_cache}";
        }
        """);

    [Fact]
    public Task Regions_and_comments_stay_and_guards_of_what_is_gone_go() => Verify(
        """
        using System.Runtime.Serialization;

        [Serializable]
        public sealed class {|PICKLE201:Temperature|} : ISerializable
        {
            private enum Scale { Celsius, Kelvin }

            private readonly Dictionary<int, int> _cache = new();
            private readonly IList<double> _values;
            private Scale _scale;

            public Temperature(IList<double> values) { _values = values; }

            public int Cached => _cache.Count;

            #region ISerializable members

            /// <summary>Reads it back.</summary>
            /// <param name="info">The data.</param>
            /// <param name="context">Not used.</param>
            private Temperature(SerializationInfo info, StreamingContext context)
            {
                _values = (IList<double>)info.GetValue("values", typeof(List<double>))!;
                _scale = (Scale)info.GetValue("scale", typeof(Scale))!;
            }

            // No cache.
            [System.Security.SecurityCritical]
            void ISerializable.GetObjectData(SerializationInfo info, StreamingContext context)
            {
                ArgumentNullException.ThrowIfNull(info);
                info.AddValue("values", _values, typeof(List<double>));
                info.AddValue("scale", _scale);
            }

            #endregion
        }
        """,
        """
        using System.Runtime.Serialization;

        [Picklable]
        public sealed partial class Temperature : IPickleState<Temperature.PickledState>
        {
            private enum Scale { Celsius, Kelvin }

            private readonly Dictionary<int, int> _cache = new();
            private IList<double> _values;
            private Scale _scale;

            private Temperature()
            {
                _values = default!;
            }

            public Temperature(IList<double> values) { _values = values; }

            public int Cached => _cache.Count;

            #region ISerializable members

            void IPickleState<PickledState>.SetState(PickledState state)
            {
                _values = state.Values!;
                _scale = state.Scale;
            }

            // No cache.
            PickledState IPickleState<PickledState>.GetState()
            {
                var state = new PickledState();
                state.Values = (List<double>)_values;
                state.Scale = _scale;
                return state;
            }

            [Picklable]
            private sealed partial class PickledState
            {
                public List<double>? Values { get; set; }
                public Scale Scale { get; set; }
            }

            #endregion
        }
        """);

    [Fact]
    public Task A_class_whose_constructors_take_no_members_gets_one_for_loading() => Verify(
        """
        [Serializable]
        public class {|PICKLE201:Dice|}
        {
            private static int s_made;
            private int _value;

            static Dice() => s_made = 0;

            /// <summary>Throws it.</summary>
            public Dice(Random random) { _value = random.Next(6); s_made++; }

            public int Value { get { return _value; } }
        }
        """,
        """
        [Picklable]
        public partial class Dice
        {
            private static int s_made;
            [PickleMember] private int _value;

            static Dice() => s_made = 0;

            private Dice()
            {
            }

            /// <summary>Throws it.</summary>
            public Dice(Random random) { _value = random.Next(6); s_made++; }

            public int Value { get { return _value; } }
        }
        """);

    [Fact]
    public Task A_constructor_for_loading_sets_what_may_not_be_null() => Verify(
        """
        [Serializable]
        public class {|PICKLE201:Name|}<T>
        {
            private readonly string _text;
            private string? _note;
            private readonly List<int> _list = new();
            private string @new;
            [NonSerialized] private object _lock;
            public T Value { get; }
            public string Length => _text;

            public Name(Random random) { _text = random.ToString()!; _note = null; @new = ""; _lock = _list; Value = default!; }

            public override string ToString() => $"{_note}{@new}{_lock}";
        }
        """,
        """
        [Picklable]
        public partial class Name<T>
        {
            [PickleMember] private readonly string _text;
            [PickleMember] private string? _note;
            [PickleMember] private readonly List<int> _list = new();
            [PickleMember] private string @new;
            [PickleIgnore] private object _lock;
            [PickleMember] public T Value { get; }
            public string Length => _text;

            private Name()
            {
                _text = default!;
                @new = default!;
                _lock = default!;
                Value = default!;
            }

            public Name(Random random) { _text = random.ToString()!; _note = null; @new = ""; _lock = _list; Value = default!; }

            public override string ToString() => $"{_note}{@new}{_lock}";
        }
        """);

    [Theory]
    [InlineData("class Base { public Base(int x) { } } [Serializable] class {|PICKLE201:A|} : Base { private string _name; public A(string other) : base(1) => _name = other; }")]
    [InlineData("[Serializable] class {|PICKLE201:A|}(int n) { int Twice() => n * 2; }")]
    [InlineData("[Serializable] struct {|PICKLE201:A|}(int n) { readonly int Twice() => n * 2; }")]
    [InlineData("[Serializable] class {|PICKLE201:A|}(int n) { public int N => n; }")]
    [InlineData("[Serializable] unsafe class {|PICKLE201:A|} { int* _p; }")]
    [InlineData("[Serializable] unsafe struct {|PICKLE201:A|} { public fixed byte Data[8]; }")]
    [InlineData("[Serializable] unsafe class {|PICKLE201:A|} { delegate*<int> _p; }")]
    [InlineData("[Serializable] ref struct {|PICKLE201:A|} { public int X; }")]
    public Task A_type_that_could_not_be_loaded_or_would_lose_state_is_left_to_people(string source) =>
        FixHarness.VerifyNoFixAsync<SerializableTypeAnalyzer, MakePicklableCodeFix>(source);

    [Fact]
    public Task A_parameter_that_only_initializes_a_member_is_no_state() => Verify(
        "[Serializable] public class {|PICKLE201:A|}(int n) { private readonly int _n = n; public int Twice() => 2 * _n; }",
        "[Picklable] public partial class A(int n) { [PickleMember] private readonly int _n = n; public int Twice() => 2 * _n; }");

    [Fact]
    public Task A_records_parameter_that_is_left_out_is_given_nothing_by_loading() => Verify(
        """
        [Serializable]
        public record {|PICKLE201:R|}(int X, [field: NonSerialized] string Y);
        """,
        """
        [Picklable]
        public partial record R(int X, [property: PickleIgnore] string Y)
        {
            [PickleConstructor]
            private R(int X) : this(X, default(string)!)
            {
            }
        }
        """);

    [Fact]
    public Task A_records_parameter_with_a_default_is_left_out_alone() => Verify(
        """
        [Serializable]
        public record {|PICKLE201:R|}(int X, [field: NonSerialized] int Y = 3);
        """,
        """
        [Picklable]
        public partial record R(int X, [property: PickleIgnore] int Y = 3);
        """);

    [Theory]
    [InlineData("[Serializable] public record {|PICKLE201:R|}(R? Parent, [field: NonSerialized] int Y);")]
    [InlineData("[Serializable] public record struct {|PICKLE201:R|}([field: NonSerialized] int Y);")]
    public Task A_record_that_has_the_constructor_for_something_else_is_left_to_people(string source) =>
        FixHarness.VerifyNoFixAsync<SerializableTypeAnalyzer, MakePicklableCodeFix>(source);

    [Fact]
    public Task Directives_and_comments_at_attributes_that_go_stay() => Verify(
        """
        using System.Runtime.Serialization;

        [Serializable] public class {|PICKLE201:A|}
        {
        #if true
            [OptionalField(VersionAdded = 2)]
        #endif
            public int X;

            [OptionalField] // since 2
            public int Y;
        }
        """,
        """
        using System.Runtime.Serialization;

        [Picklable] public partial class A
        {
        #if true
        #endif
            public int X;

            // since 2
            public int Y;
        }
        """);
}
