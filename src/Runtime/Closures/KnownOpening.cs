using System.Text;

namespace PickleGen.Closures;

/// <summary>How a pickle begins whose root is a lambda on a closure, up to where its variables follow: read once, then compared.</summary>
/// <remarks>
/// Only what picklers write is read here; the stack machine reads everything else, with the same result. What it leaves behind is what
/// the machine would leave: the memo, a new closure and a new delegate.
/// </remarks>
internal sealed class KnownOpening
{
    /// <summary>Entries that it leaves in the memo.</summary>
    private const int MemoEntries = 9;

    /// <summary>More than the machine's stack needs for it.</summary>
    private const int Depth = 64;

    private const byte Mark = (byte)PickleOpcode.Mark;
    private const byte BinGet = (byte)PickleOpcode.BinGet;
    private const byte Memoize = (byte)PickleOpcode.Memoize;
    private const byte Tuple3 = (byte)PickleOpcode.Tuple3;
    private const byte Reduce = (byte)PickleOpcode.Reduce;

    private readonly byte[] _bytes;
    private readonly UnpicklingLimits _limits;
    private readonly string _typeName;
    private readonly Type _type;
    private readonly LoadedMethod _method;

    private KnownOpening(byte[] bytes, UnpicklingLimits limits, string typeName, Type type, LoadedMethod method)
    {
        _bytes = bytes;
        _limits = limits;
        _typeName = typeName;
        _type = type;
        _method = method;
    }

    /// <summary>How many bytes it has.</summary>
    public int Length => _bytes.Length;

    /// <summary>Reads one at a pickle's start; null: it begins otherwise, or a limit is near.</summary>
    /// <exception cref="PickleSecurityException">The method's assembly is not trusted.</exception>
    /// <exception cref="StaleCodeException">The method's code is not what was pickled.</exception>
    public static KnownOpening? Read(ReadOnlySpan<byte> pickle, ClosureLoader loader, UnpicklingLimits limits)
    {
        var reader = new PickleReader(pickle);
        if (limits.MaxMemoEntries < MemoEntries || limits.MaxDepth < Depth) return null;
        if (!reader.TrySkip(ClosureWords.Module) || !reader.TrySkip(ClosureWords.Delegate) || ReadName(ref reader, limits) is not { } typeName) return null;
        if (!reader.TrySkip([Memoize, BinGet, 0]) || !reader.TrySkip(ClosureWords.Method) || !reader.TrySkip([Mark]) || ReadArguments(ref reader, limits) is not { } arguments) return null;
        if (!reader.TrySkip(ClosureWords.EndMethod) || !reader.TrySkip([BinGet, 0]) || !reader.TrySkip(ClosureWords.Closure) || !reader.TrySkip(ClosureWords.Call)) return null;
        if (!reader.TrySkip([Tuple3, Reduce, Memoize, BinGet, 0]) || !reader.TrySkip(ClosureWords.Fill) || !reader.TrySkip([BinGet, 7])) return null;
        LoadedMethod method = loader.Method(arguments);
        return method.IsOnClosure ? new KnownOpening(pickle[..reader.Position].ToArray(), limits, typeName, loader.DelegateType(typeName), method) : null;
    }

    /// <summary>Whether a pickle begins so, and may under these limits.</summary>
    public bool Begins(ReadOnlySpan<byte> pickle, UnpicklingLimits limits) => pickle.StartsWith(_bytes) && _limits.Equals(limits);

    /// <summary>Does what the bytes say: a new delegate on a new closure, and the memo as they leave it.</summary>
    /// <param name="memo">The memo, empty.</param>
    /// <param name="loader">What gives the words their meaning.</param>
    /// <param name="places">What an earlier reading of the pickle found out.</param>
    /// <param name="variables">What the delegate reads of its closure, which has nothing yet.</param>
    /// <exception cref="UnpicklingException">The delegate type does not fit the method.</exception>
    public Delegate Replay(UnpicklerMemo memo, ClosureLoader loader, LambdaPlaces? places, out CapturedVariables variables)
    {
        var shell = new ClosureShell();
        Delegate made = _method.On(shell, _type, places, out variables);
        memo.Memoize(ClosureNames.Module);
        memo.Memoize(loader.MakeDelegate);
        memo.Memoize(_typeName);
        memo.Memoize(loader.FindMethod);
        memo.Memoize(_method);
        memo.Memoize(loader.MakeClosure);
        memo.Memoize(shell);
        memo.Memoize(made);
        memo.Memoize(loader.FillClosure);
        return made;
    }

    // ASCII, as nearly all names are: what else a text may be is the machine's business.
    private static string? ReadName(ref PickleReader reader, UnpicklingLimits limits) =>
        reader.TryReadText(out ReadOnlySpan<byte> utf8) && utf8.Length <= limits.MaxStringBytes && Ascii.IsValid(utf8) ? Encoding.ASCII.GetString(utf8) : null;

    // Type, name, fingerprint, row, type arguments.
    private static object?[]? ReadArguments(ref PickleReader reader, UnpicklingLimits limits)
    {
        if (ReadName(ref reader, limits) is not { } type || ReadName(ref reader, limits) is not { } name) return null;
        if (limits.MaxStringBytes < Hash128.Size || !reader.TryReadState(Hash128.Size, out ReadOnlySpan<byte> code) || !reader.TryReadInt32(out int row)) return null;
        object?[] arguments = [type, name, code.ToArray(), row];
        while (reader.NextOpcode != (int)PickleOpcode.Tuple)
        {
            if (ReadName(ref reader, limits) is not { } argument) return null;
            arguments = [.. arguments, argument];
        }

        return arguments;
    }
}
