namespace PickleGen;

/// <summary>Protocol numbers that decisions depend on (PEP 307, 3154, 574).</summary>
internal static class PickleProtocol
{
    /// <summary>The newest protocol there is.</summary>
    public const int Highest = 5;
}
