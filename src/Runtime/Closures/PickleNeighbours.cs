namespace PickleGen.Closures;

/// <summary>Which of several pickles in a row may refer to those before it.</summary>
internal struct PickleNeighbours
{
    private bool _wasSigned;

    /// <summary>Whether the next pickle begins with an empty memo. Asked once for each.</summary>
    /// <remarks>
    /// A signature covers one pickle. What others left in the memo is not covered by it, and what a signed one left is not for those without. Whoever
    /// has no key has to count memo entries as the pickler did that had one, so the bytes decide where the policy does not.
    /// </remarks>
    /// <param name="pickle">From its first opcode on, whatever follows.</param>
    /// <param name="policy">What it is read with.</param>
    public bool StandsAlone(ReadOnlySpan<byte> pickle, ClosurePolicy policy)
    {
        bool isSigned = PickleSignature.IsSigned(pickle), isAlone = isSigned || _wasSigned || policy.Signature is not null;
        _wasSigned = isSigned;
        return isAlone;
    }
}
