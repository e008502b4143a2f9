using System.Buffers;

namespace PickleGen.Closures;

/// <summary>How a pickle begins whose root is a delegate on a closure: delegate type, method, closure and the call of the setter, up to where the variables follow.</summary>
/// <remarks>For one method and one delegate type it is the same bytes each time, so it is made once and written as a whole.</remarks>
internal sealed class DelegateOpening
{
    // What follows when the state is True: NEWTRUE TUPLE2 REDUCE POP STOP.
    private const int RestSize = 5;
    private const int ProtoSize = 2;

    private readonly byte[] _bytes;
    private readonly object?[] _memo;
    private readonly int _closure;
    private readonly int _delegate;

    private DelegateOpening(Delegate sample, byte[] bytes, PicklerMemo memo)
    {
        _bytes = bytes;
        _memo = memo.ToArray();
        _closure = Array.IndexOf(_memo, sample.Target);
        _delegate = Array.IndexOf(_memo, sample);
        Type = sample.GetType();
        // What is kept must not keep a closure alive.
        _memo[_closure] = _memo[_delegate] = null;
    }

    /// <summary>The delegate type.</summary>
    public Type Type { get; }

    /// <summary>From behind PROTO on, at protocol 4 and 5.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The opening of delegates like this one, as a pickler writes it that has no other hook.</summary>
    public static DelegateOpening Of(Delegate sample, PickledMethod method)
    {
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(output, new PickleOptions { Reducers = [new WithoutVariables(sample, method)] });
        pickler.Dump<object>(sample);
        return new DelegateOpening(sample, output.WrittenSpan[ProtoSize..^RestSize].ToArray(), pickler.Memo);
    }

    /// <summary>Writes it for another delegate of the same type on the same method.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="memo">The pickler's memo, empty before and afterwards as if the pickler had written all this.</param>
    /// <param name="value">The delegate.</param>
    public void Write(ref PickleWriter writer, PicklerMemo memo, Delegate value)
    {
        writer.WriteRaw(_bytes);
        for (int i = 0; i < _memo.Length; i++)
        {
            object? entry = i == _closure ? value.Target : i == _delegate ? value : _memo[i];
            if (entry is string text) memo.TryGetOrAdd(text, out _);
            else if (entry is not null) memo.Add(entry);
            else memo.AddUnnamed();
        }
    }

    /// <summary>The delegate's own reduce, with True in the place of its variables.</summary>
    private sealed class WithoutVariables(Delegate sample, PickledMethod method) : IReducerOverride
    {
        public bool Handles(Type type) => type == sample.GetType();

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = ClosureReducer.OnClosure(sample, method, variables: true);
            return true;
        }
    }
}
