using System.Numerics;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>Bounds on what a pickle may make the loader do. What exceeds one is refused with an <see cref="UnpicklingException"/>.</summary>
public sealed record UnpicklingLimits
{
    /// <summary>No bounds but memory's own. For input from a trusted source.</summary>
    public static UnpicklingLimits Unlimited { get; } = new()
    {
        MaxInputBytes = long.MaxValue,
        MaxDepth = int.MaxValue,
        MaxMemoEntries = int.MaxValue,
        MaxCollectionLength = int.MaxValue,
        MaxTotalItems = long.MaxValue,
        MaxKeyCollisions = int.MaxValue,
        MaxStringBytes = int.MaxValue,
        MaxIntegerBytes = int.MaxValue,
    };

    /// <summary>Bytes of one pickle, from its first opcode to STOP.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long MaxInputBytes { get; init => field = Bound(value); } = int.MaxValue;

    /// <summary>Values and marks on the unpickler's stack.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int MaxDepth { get; init => field = Bound(value); } = 10_000_000;

    /// <summary>Entries in the memo.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int MaxMemoEntries { get; init => field = Bound(value); } = 50_000_000;

    /// <summary>Elements of one collection.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int MaxCollectionLength { get; init => field = Bound(value); } = 100_000_000;

    /// <summary>
    /// Elements of all collections together, an element that is reached over several references counted each time it is copied; and the bytes
    /// and characters that calls copy, as far as they are more than twice the pickle's own. Work on long keys is bounded likewise, for itself: the
    /// bytes, characters and items of a key of more than 1024, each time that it is hashed, or compared with one that is equal and not the same.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long MaxTotalItems { get; init => field = Bound(value); } = 500_000_000;

    /// <summary>
    /// Keys of a <c>Dictionary</c> or elements of a <c>HashSet</c> that share one place in it: numbers, times, GUIDs and other values
    /// of .NET's, whose hashes a stranger can choose. Looked at from 4096 keys on. What pickles have as plain values is hashed with a secret, as are texts.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int MaxKeyCollisions { get; init => field = Bound(value); } = 1000;

    /// <summary>Bytes of one string or bytes object.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int MaxStringBytes { get; init => field = Bound(value); } = int.MaxValue;

    /// <summary>
    /// Bytes of one integer; text counts a byte a digit. Decimal text of more than 4300 digits is refused besides, whatever this says, as in
    /// Python 3.11 (<c>sys.set_int_max_str_digits</c>): to read it takes time that grows with the square of its length. Integers of up to eight
    /// bytes are taken without a look at this where one of .NET's own is wanted.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int MaxIntegerBytes { get; init => field = Bound(value); } = 64 * 1024;

    /// <summary>Whether no pickle of so many bytes that holds one object of plain members, each text short, is beyond a bound.</summary>
    internal bool AllowFlat(int size) => size <= MaxInputBytes && MaxStringBytes >= byte.MaxValue && MaxMemoEntries > byte.MaxValue;

    /// <summary>Whether no pickle of so many bytes that holds one array of so many elements, of so many bytes together, is beyond a bound.</summary>
    internal bool AllowBlock(int size, int block, int length) =>
        size <= MaxInputBytes && block <= MaxStringBytes && length <= MaxCollectionLength && length <= MaxTotalItems && MaxMemoEntries > byte.MaxValue;

    private static T Bound<T>(T value, [CallerMemberName] string name = "")
        where T : INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return value;
    }

    /// <summary>The error for a pickle that exceeds one of the bounds.</summary>
    /// <param name="bound">The bound.</param>
    /// <param name="name">The property it comes from.</param>
    internal static UnpicklingException Exceeded(long bound, [CallerArgumentExpression(nameof(bound))] string name = "") => new(
        $"The pickle exceeds UnpicklingLimits.{name[(name.LastIndexOf('.') + 1)..]} ({bound}). Raise it if the pickle comes from someone you trust.");
}
