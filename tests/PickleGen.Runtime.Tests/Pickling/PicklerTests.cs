using System.Buffers;

namespace PickleGen.Tests.Pickling;

public sealed partial class PicklerTests
{
    private static readonly PickleCallable s_make = new("m", "make");

    private static string Hex(object? value, int protocol = 4, Action<Pickler>? configure = null, PickleOptions? options = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(output, (options ?? new PickleOptions()) with { Protocol = protocol });
        configure?.Invoke(pickler);
        pickler.Dump(value);
        return Convert.ToHexString(output.WrittenSpan);
    }

    private static List<object?> ListOf(params object?[] items) => [.. items];

    private sealed class Thing;

    private sealed class Other;

    /// <summary>A hook that is told what to say, and remembers what it was asked.</summary>
    private sealed class Recorder(Func<Type, bool> handles, Func<object, ReduceValue?> reduce) : IReducerOverride
    {
        public List<Type> Types { get; } = [];

        public List<object> Values { get; } = [];

        public bool Handles(Type type)
        {
            Types.Add(type);
            return handles(type);
        }

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            Values.Add(value);
            var answer = reduce(value);
            reduced = answer.GetValueOrDefault();
            return answer is not null;
        }
    }
}
