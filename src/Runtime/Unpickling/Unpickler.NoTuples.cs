using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Whether a value in an open place may be the first item of a tuple without a MARK before it, as CPython writes up to three: only where one is
/// made behind it. Lists and objects lie one behind another, so what was looked at for one is kept for those behind it.
/// </content>
public partial class Unpickler
{
    private TuplesAhead? _tuplesAhead;

    /// <summary>Whether what was read cannot be the first item of a tuple: another value comes, and no byte of TUPLE1 to TUPLE3.</summary>
    private bool IsInNoTuple(in PickleReader reader)
    {
        if (!reader.TryPeek(out var next) || !StackEffects.BeginsValue(next)) return false;
        int at = reader.Position;
        ref var seen = ref (_tuplesAhead ??= new()).Bytes;
        if (!seen.Has(at))
        {
            int size = LookAhead.FindTupleByte(reader.Remaining);
            seen = size < 0 ? new SeenTuples(at, int.MaxValue, IsThere: false) : new SeenTuples(at, at + size + 1, IsThere: true);
        }
        return !seen.IsThere;
    }

    /// <summary>The same of an object that we wrote: where there are such bytes, opcodes are gone over to see what they are.</summary>
    private bool IsInNoTuple(in PickleReader reader, PickleClass @class)
    {
        if (!IsMet(@class) || @class.StateSetter is not null) return false;
        if (IsInNoTuple(in reader)) return true;
        if (!reader.TryPeek(out var next) || !StackEffects.BeginsValue(next)) return false;
        int at = reader.Position;
        ref var seen = ref _tuplesAhead!.Opcodes;
        if (!seen.Has(at)) seen = new SeenTuples(at, at + LookAhead.FindTuple(reader.Remaining, out bool isThere), isThere);
        return !seen.IsThere;
    }

    /// <summary>Whether no such tuple is made in all that <see cref="LookAhead.ItemsOfTuple(ReadOnlySpan{byte})"/> would look at from here on.</summary>
    private bool IsNearNoTuple(in PickleReader reader, int start)
    {
        ref var seen = ref (_tuplesAhead ??= new()).Near;
        if (!seen.Has(start))
        {
            bool isThere = LookAhead.HasTuple(reader.Input[start..], out int size);
            seen = new SeenTuples(start, start + size, isThere);
        }
        return !seen.IsThere;
    }

    private void ForgetTuples() => _tuplesAhead?.Forget();

    /// <summary>What was seen of them in the pickle.</summary>
    private sealed class TuplesAhead
    {
        public SeenTuples Bytes;
        public SeenTuples Opcodes;
        public SeenTuples Near;

        public void Forget() => (Bytes, Opcodes, Near) = (default, default, default);
    }

    /// <summary>The answer to such a question for all that begins from one place on up to another.</summary>
    private readonly record struct SeenTuples(int From, int End, bool IsThere)
    {
        public bool Has(int position) => position >= From && position < End;
    }
}
