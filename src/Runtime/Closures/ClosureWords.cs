namespace PickleGen.Closures;

/// <summary>What a lambda's pickle is made of besides its names, at protocol 4 and above: the names of <see cref="ClosureNames"/> as bytes.</summary>
/// <remarks>Arrays that one initializer makes: spans would be a method each.</remarks>
internal static class ClosureWords
{
    /// <summary>The module's name, memoized.</summary>
    public static readonly byte[] Module =
        [(byte)PickleOpcode.ShortBinUnicode, 9, (byte)'p', (byte)'i', (byte)'c', (byte)'k', (byte)'l', (byte)'e', (byte)'g', (byte)'e', (byte)'n', (byte)PickleOpcode.Memoize];

    /// <summary>Behind the module's name: a callable's name, STACK_GLOBAL, MEMOIZE.</summary>
    public static readonly byte[] Delegate =
        [(byte)PickleOpcode.ShortBinUnicode, 8, (byte)'d', (byte)'e', (byte)'l', (byte)'e', (byte)'g', (byte)'a', (byte)'t', (byte)'e', (byte)PickleOpcode.StackGlobal, (byte)PickleOpcode.Memoize];

    /// <inheritdoc cref="Delegate"/>
    public static readonly byte[] Method =
        [(byte)PickleOpcode.ShortBinUnicode, 6, (byte)'m', (byte)'e', (byte)'t', (byte)'h', (byte)'o', (byte)'d', (byte)PickleOpcode.StackGlobal, (byte)PickleOpcode.Memoize];

    /// <inheritdoc cref="Delegate"/>
    public static readonly byte[] Closure =
        [(byte)PickleOpcode.ShortBinUnicode, 7, (byte)'c', (byte)'l', (byte)'o', (byte)'s', (byte)'u', (byte)'r', (byte)'e', (byte)PickleOpcode.StackGlobal, (byte)PickleOpcode.Memoize];

    /// <inheritdoc cref="Delegate"/>
    public static readonly byte[] Fill =
        [(byte)PickleOpcode.ShortBinUnicode, 4, (byte)'f', (byte)'i', (byte)'l', (byte)'l', (byte)PickleOpcode.StackGlobal, (byte)PickleOpcode.Memoize];

    /// <summary>A call without arguments: an empty closure.</summary>
    public static readonly byte[] Call = [(byte)PickleOpcode.EmptyTuple, (byte)PickleOpcode.Reduce, (byte)PickleOpcode.Memoize];

    /// <summary>Behind a method's arguments.</summary>
    public static readonly byte[] EndMethod = [(byte)PickleOpcode.Tuple, (byte)PickleOpcode.Reduce, (byte)PickleOpcode.Memoize];
}
