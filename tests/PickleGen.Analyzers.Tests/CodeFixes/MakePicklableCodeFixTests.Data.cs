using PickleGen.Analyzers.Migration;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>Of <c>ISerializable</c> types: what would be another state, and who would miss what goes.</summary>
public sealed partial class MakePicklableCodeFixTests
{
    [Fact]
    public Task Callbacks_of_a_type_with_its_own_data_keep_running_and_comments_stay() => Verify(
        """
        using System.Runtime.Serialization;

        [Serializable]
        public sealed class {|PICKLE201:A|} : ISerializable
        {
            private int _x;
            [NonSerialized] private int _twice; // not kept
            [OptionalField] private readonly int _old = 3;

            public A() { }

            [OnDeserialized] private void Loaded(StreamingContext context) => _twice = 2 * _x;

            private A(SerializationInfo info, StreamingContext context) =>
                // Reads.
                _x = info.GetInt32("x"); // the number

            public void GetObjectData(SerializationInfo info, StreamingContext context)
            {
                info.AddValue("x", _x); // kept
                // Nothing else.
            } // all

            public override string ToString() => $"{_twice} {_old}";
        }
        """,
        """
        using System.Runtime.Serialization;

        [Picklable]
        public sealed partial class A : IPickleState<A.PickledState>
        {
            private int _x;
            private int _twice; // not kept
            private readonly int _old = 3;

            public A() { }

            [OnUnpickled] private void Loaded() => _twice = 2 * _x;

            void IPickleState<PickledState>.SetState(PickledState state)
            {
                // Reads.
                _x = state.X; // the number
            }

            PickledState IPickleState<PickledState>.GetState()
            {
                var state = new PickledState();
                state.X = _x; // kept
                              // Nothing else.
                return state;
            } // all

            [Picklable]
            internal sealed partial class PickledState
            {
                public int X { get; set; }
            }

            public override string ToString() => $"{_twice} {_old}";
        }
        """);

    [Theory]
    [InlineData("if (_x > 3) i.AddValue(\"x\", _x);", "_x = i.GetInt32(\"x\");")]
    [InlineData("if (_x == 0) return; i.AddValue(\"x\", _x);", "_x = i.GetInt32(\"x\");")]
    [InlineData("switch (_x) { case 1: i.AddValue(\"x\", _x); break; }", "_x = i.GetInt32(\"x\");")]
    [InlineData("void Add() => i.AddValue(\"x\", _x); if (_x > 1) Add();", "_x = i.GetInt32(\"x\");")]
    [InlineData("i.AddValue(\"x\", _x);", "try { _x = i.GetInt32(\"x\"); } catch (SerializationException) { _x = 7; }")]
    [InlineData("i.AddValue(\"x\", _x);", "_x = i.GetInt32(\"x\"); _x += i.GetInt32(\"y\");")]
    public Task Where_a_name_may_be_missing_nothing_is_offered(string save, string load) => FixHarness.VerifyNoFixAsync<SerializableTypeAnalyzer, MakePicklableCodeFix>(
        $"using System.Runtime.Serialization; class {{|PICKLE201:A|}} : ISerializable {{ int _x; A(SerializationInfo i, StreamingContext c) {{ {load} }} public void GetObjectData(SerializationInfo i, StreamingContext c) {{ {save} }} }}");

    [Theory]
    [InlineData("abstract class {|PICKLE201:A|} : ISerializable { protected A(SerializationInfo i, StreamingContext c) { } public abstract void GetObjectData(SerializationInfo i, StreamingContext c); }")]
    [InlineData("class {|PICKLE201:A|} : ISerializable { int _x; A(SerializationInfo i, StreamingContext c) => _x = i.GetInt32(\"x\"); public void GetObjectData(SerializationInfo i, StreamingContext c) => Array.ForEach([1], _ => { i.AddValue(\"x\", _x); }); }")]
    public Task Where_GetObjectData_has_no_body_of_statements_nothing_is_offered(string source) =>
        FixHarness.VerifyNoFixAsync<SerializableTypeAnalyzer, MakePicklableCodeFix>("using System.Runtime.Serialization; " + source);

    [Theory]
    [InlineData("[Serializable] struct A { int _x; A(int x); }")]
    [InlineData("[Serializable] record A { int _x; A(int x); }")]
    [InlineData("[Serializable] class A : ISerializable { int _x; A(SerializationInfo i, StreamingContext c) => _x = i.GetInt32(\"x\"); public void GetObjectData(SerializationInfo i, StreamingContext c); }")]
    [InlineData("[Serializable] class A : ISerializable { int _x; A(SerializationInfo i, StreamingContext c); public void GetObjectData(SerializationInfo i, StreamingContext c) => i.AddValue(\"x\", _x); }")]
    public async Task What_is_being_typed_is_left_as_it_is(string source)
    {
        source = "using System.Runtime.Serialization; " + source;
        Assert.Equal([source], await FixHarness.FixOneByOneAsync(new SerializableTypeAnalyzer(), new MakePicklableCodeFix(), [source]));
    }

    [Theory]
    [InlineData("public A Copy(SerializationInfo i) { GetObjectData(i, default); return this; }", "")]
    [InlineData("public A Copy(SerializationInfo i) => new A(i, default);", "")]
    [InlineData("public A Copy(SerializationInfo i) => new(i, default);", "")]
    [InlineData("A(SerializationInfo i, int x) : this(i, default(StreamingContext)) => _x = x;", "")]
    [InlineData("public string Name => nameof(GetObjectData);", "")]
    [InlineData("", "class B { void Use(A a, SerializationInfo i) => a.GetObjectData(i, default); }")]
    [InlineData("", "class B { void Use(A a, SerializationInfo i) => ((ISerializable)a).GetObjectData(i, default); }")]
    [InlineData("", "class B { ISerializable Use(A a) => a; }")]
    [InlineData("", "class B { static void Take<T>(T x) where T : ISerializable { } void Use(A a) => Take(a); }")]
    [InlineData("", "class B { bool Use(object x) => x is ISerializable; }")]
    public Task Where_anyone_uses_what_goes_nothing_is_offered(string member, string other) => FixHarness.VerifyNoFixAsync<SerializableTypeAnalyzer, MakePicklableCodeFix>(
        $"using System.Runtime.Serialization; class {{|PICKLE201:A|}} : ISerializable {{ int _x; A() {{ }} A(SerializationInfo i, StreamingContext c) => _x = i.GetInt32(\"x\"); public void GetObjectData(SerializationInfo i, StreamingContext c) => i.AddValue(\"x\", _x); {member} }} {other}");

    [Theory]
    [InlineData("interface ISaved { void GetObjectData(SerializationInfo i, StreamingContext c); } class {|PICKLE201:A|} : ISaved, ISerializable")]
    [InlineData("interface ISaved { void GetObjectData(SerializationInfo i, StreamingContext c); } class {|PICKLE201:A|} : ISerializable, ISaved")]
    public Task Where_GetObjectData_serves_another_interface_nothing_is_offered(string head) => FixHarness.VerifyNoFixAsync<SerializableTypeAnalyzer, MakePicklableCodeFix>(
        $"using System.Runtime.Serialization; {head} {{ int _x; A(SerializationInfo i, StreamingContext c) => _x = i.GetInt32(\"x\"); public void GetObjectData(SerializationInfo i, StreamingContext c) => i.AddValue(\"x\", _x); }}");

    [Fact]
    public Task A_name_that_is_always_added_in_a_block_is_one_of_the_state() => Verify(
        """
        using System.Runtime.Serialization;

        class {|PICKLE201:A|} : ISerializable
        {
            private int _x;
            private readonly object _lock = new();
            A() { }
            A(SerializationInfo info, StreamingContext context) { if (_x == 0) _x = info.GetInt32("x"); }
            void ISerializable.GetObjectData(SerializationInfo info, StreamingContext context)
            {
                lock (_lock) info.AddValue("x", _x);
            }
        }
        """,
        """
        using System.Runtime.Serialization;

        [Picklable]
        partial class A : IPickleState<A.PickledState>
        {
            private int _x;
            private readonly object _lock = new();
            A() { }

            void IPickleState<PickledState>.SetState(PickledState state)
            {
                if (_x == 0) _x = state.X;
            }

            PickledState IPickleState<PickledState>.GetState()
            {
                var state = new PickledState();
                lock (_lock) state.X = _x;
                return state;
            }

            [Picklable]
            internal sealed partial class PickledState
            {
                public int X { get; set; }
            }
        }
        """);
}
