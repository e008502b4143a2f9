using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Closures;

/// <summary>The openings that a loader has met. Few, the first ones: what is not among them is read like anything else.</summary>
internal sealed class KnownOpenings
{
    private const int Most = 32;

    private KnownOpening[] _known = [];
    private bool _isUsed;

    /// <summary>Whether to look for known openings and to read new ones: not for the first delegate.</summary>
    public bool TakesMore()
    {
        bool isFirst = !_isUsed;
        _isUsed = true;
        return !isFirst;
    }

    /// <summary>The opening that a pickle has.</summary>
    public bool TryFind(ReadOnlySpan<byte> pickle, UnpicklingLimits limits, [NotNullWhen(true)] out KnownOpening? found)
    {
        foreach (KnownOpening known in _known)
        {
            if (!known.Begins(pickle, limits)) continue;
            found = known;
            return true;
        }

        found = null;
        return false;
    }

    /// <summary>Remembers one, as long as there is room. Threads may overwrite each other's: that one is learnt the next time.</summary>
    public void Add(KnownOpening opening)
    {
        if (_known.Length < Most) _known = [.. _known, opening];
    }
}
