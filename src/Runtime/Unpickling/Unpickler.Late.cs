using System.ComponentModel;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Collections that a constructor makes which takes members. Those come first in what we write, and it has run when a collection's turn comes.
/// In pickles of another order the collection is loaded as the stack machine has it, and goes into what the constructor made when that has run.
/// </content>
public partial class Unpickler
{
    /// <summary>The constructor has run, before all members were read: whatever refers to the object gets it from now on.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Built(int index, object? target)
    {
        if (index >= 0) Memo.Fill(index, target);
    }

    /// <summary>A collection whose object does not stand yet.</summary>
    /// <exception cref="UnpicklingException">The pickle is malformed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public object? LoadLate(ref PickleReader reader) => LoadAny(ref reader, typeof(object), mayBeTuple: true);

    /// <summary>The same in <paramref name="existing"/>, which the constructor made.</summary>
    /// <exception cref="UnpicklingException">It is something else.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T FillLate<T, TCodec>(T existing, object late)
        where TCodec : struct, IPickleCodec<T>
    {
        var outer = StartObjects([late]);
        try
        {
            var reader = new PickleReader([]);
            return Keep(existing).Filled(TCodec.Load(ref reader, this));
        }
        finally
        {
            EndObjects(outer);
        }
    }
}
