using PickleGen.Numpy;

namespace PickleGen.Samples.Pandas;

/// <summary><c>__pyx_unpickle_NDArrayBacked(class, checksum, state)</c>, and a state of type, array and attributes: times, spans, categories and others of pandas' own.</summary>
[Picklable(Module = "picklegen.pandas")]
internal sealed partial class Backed : IPickleState<PickleTuple>
{
    /// <summary>Times (of a zone: in UTC) or spans; null: the array alone does not say what is meant.</summary>
    public NumpyArray? Times { get; private set; }

    void IPickleState<PickleTuple>.SetState(PickleTuple state) => Times = state is [_, NumpyArray { Dtype.Kind: 'M' or 'm' } times, ..] ? times : null;

    PickleTuple IPickleState<PickleTuple>.GetState() => throw new NotSupportedException("Frames are not written.");
}
