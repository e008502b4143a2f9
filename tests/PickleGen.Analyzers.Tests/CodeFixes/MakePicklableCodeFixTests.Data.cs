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
}
