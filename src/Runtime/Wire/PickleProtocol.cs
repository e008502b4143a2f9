namespace PickleGen;

/// <summary>Protocol numbers that decisions depend on (PEP 307, 3154, 574).</summary>
internal static class PickleProtocol
{
    /// <summary>The newest protocol there is.</summary>
    public const int Highest = 5;

    /// <summary>From here on arguments are binary.</summary>
    public const int Binary = 1;

    /// <summary>From here on there are PROTO, LONG1, NEWTRUE, TUPLE1 and NEWOBJ (PEP 307).</summary>
    public const int NewObjects = 2;

    /// <summary>From here on there are bytes, and names are Python 3's.</summary>
    public const int Bytes = 3;

    /// <summary>From here on there are frames, MEMOIZE, sets, STACK_GLOBAL and short strings (PEP 3154).</summary>
    public const int Framed = 4;

    /// <summary>From here on there are bytearrays and buffers (PEP 574).</summary>
    public const int Buffers = 5;

    /// <summary>The protocol that a number asks for: one below 0 means the highest, as in CPython.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is above the highest.</exception>
    public static int Asked(int value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Highest);
        return value < 0 ? Highest : value;
    }
}
