using System.Runtime.CompilerServices;

namespace PickleGen.Tests;

/// <summary>Numbers by their bits, made when the test runs: a compiler that folds them as a constant makes a signaling NaN a quiet one.</summary>
internal static class FloatBits
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Of(uint bits) => BitConverter.UInt32BitsToSingle(bits);
}
