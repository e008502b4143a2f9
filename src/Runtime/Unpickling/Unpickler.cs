using System.Diagnostics.CodeAnalysis;

namespace PickleGen;

/// <summary>Loads pickles: a stack machine that takes any pickle, and what generated readers fall back on.</summary>
/// <remarks>
/// One unpickler keeps one memo over all its loads, as CPython's does; a signed pickle stands alone, and with a policy that asks for signatures each does. Not thread-safe.
/// Names mean what the <see cref="ClassRegistry"/> says and nothing else; no length in the input is believed; nothing recurses.
/// A pickle that cannot be loaded is passed over, and the memo is empty then: the next load begins behind its STOP. That is for pickles that stand
/// alone; of those of one <see cref="Pickler"/>, later ones refer to what is lost.
/// </remarks>
public partial class Unpickler
{
    private readonly ReadOnlyMemory<byte> _input;
    private readonly PickleStreamReader? _stream;
    private readonly int _maxStringBytes;
    private readonly KeyWork _keyWork;
    private int _consumed;

    /// <summary>Whether this is a user's, who may load more with it.</summary>
    private bool _hasReader;

    /// <summary>Bytes that a load was given; its pickle may be the first few of them.</summary>
    private long _inputLength;

    /// <summary>An unpickler that reads the pickles in <paramref name="input"/>, one after another.</summary>
    public Unpickler(ReadOnlyMemory<byte> input, PickleOptions? options = null)
    {
        _input = input;
        Options = options ?? PickleOptions.Default;
        Limits = Options.Limits;
        _maxStringBytes = Limits.MaxStringBytes;
        _keyWork = new KeyWork(Limits);
    }

    /// <summary>An unpickler that reads the pickles in <paramref name="input"/>, one after another, and never a byte beyond one's STOP.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    public Unpickler(Stream input, PickleOptions? options = null)
        : this(ReadOnlyMemory<byte>.Empty, options)
    {
        ArgumentNullException.ThrowIfNull(input);
        // A hook may read from the same stream what lies behind the pickle.
        _stream = new PickleStreamReader(new ArrivingBytes(input), Limits.MaxInputBytes, mayTakeRest: GetType() == typeof(Unpickler));
    }

    internal PickleOptions Options { get; }

    /// <summary>Bytes of the input that the loads so far took.</summary>
    public long BytesConsumed => _stream?.BytesConsumed ?? _consumed;

    /// <summary>Whether the loads so far took the whole input.</summary>
    internal bool IsAtEnd => _stream?.IsAtEnd() ?? _consumed == _input.Length;

    internal UnpicklingLimits Limits { get; }

    /// <summary>The next pickle of the input.</summary>
    /// <returns>What the table of untyped loads in the documentation says: <c>int</c>, <c>string</c>, <c>List&lt;object?&gt;</c>, <see cref="PickleDict"/> ….</returns>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, or there is none.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    public object? Load() => Read(static (unpickler, ref reader) => unpickler.Load(ref reader));

    internal delegate T Reading<T>(Unpickler unpickler, ref PickleReader reader);

    private T Read<T>(Reading<T> read)
    {
        _hasReader = true;
        _buffers?.BeginPickle();
        if (_stream is null)
        {
            var reader = new PickleReader(_input.Span) { Position = _consumed };
            T value;
            try
            {
                value = read(this, ref reader);
            }
            catch
            {
                _consumed += PassOver(_input.Span[_consumed..]);
                throw;
            }
            _consumed = reader.Position;
            if (_consumed == _input.Length) KeepMemo();
            else Conversions.Keep();
            return value;
        }
        long start = _stream.BytesConsumed;
        try
        {
            var reader = new PickleReader(_stream.ReadPickle());
            T value;
            try
            {
                value = read(this, ref reader);
            }
            catch
            {
                if (_buffers is not null) PassOver(reader.Input);
                _stream.FindEnd();
                throw;
            }
            _stream.Used(reader.Position);
            Conversions.Keep();
            return value;
        }
        catch (PickleException exception)
        {
            exception.Offset += start;
            throw;
        }
        finally
        {
            _stream.Release();
        }
    }

    // The pickle that could not be loaded, and what it has beside it. Returns how long it is; 0: its end cannot be told.
    private int PassOver(ReadOnlySpan<byte> input)
    {
        var skipper = default(OpcodeSkipper);
        int buffers = 0;
        while (skipper.TryStep(input, out var opcode))
        {
            if (opcode == PickleOpcode.NextBuffer) buffers++;
            if (opcode != PickleOpcode.Stop) continue;
            _buffers?.PassOver(buffers);
            return skipper.Position;
        }
        return 0;
    }

    /// <summary>The pickle at the reader's position; leaves the reader behind its STOP.</summary>
    internal object? Load(ref PickleReader reader)
    {
        int start = reader.Position;
        CheckInput(reader.Remaining, start);
        _keyWork.Start(_inputLength);
        var outer = _keyWork.Enter();
        try
        {
            object? value;
            while (!TryLoad(ref reader, start, out value)) GoBack(ref reader, start);
            return value;
        }
        finally
        {
            KeyWork.Leave(outer);
        }
    }

    // False: the pickle must be read again.
    private bool TryLoad(ref PickleReader reader, int start, out object? value)
    {
        bool loaded = false;
        BeginLoad(reader.Remaining);
        try
        {
            AdmitClosures(reader.Remaining);
            int count = Run(ref reader, floor: 0);
            if (reader.NextOpcode != (int)PickleOpcode.Stop) throw new UnpicklingException($"The stack has too few values for {(PickleOpcode)reader.NextOpcode}.");
            if (count == 0 || _stackCount == _fence) throw new UnpicklingException("STOP finds no value.");
            if (_existingRoot is not null) Populate(_existingRoot, _stack[_stackCount - 1]);
            value = Open(_stack[_stackCount - 1]);
            loaded = TryCompleteLoad();
            reader.Position++;
            return loaded;
        }
        catch (StaleCodeException failure) when (PlacesLambdas(failure))
        {
            reader.Resume();
            value = default;
            return false;
        }
        catch (Exception exception) when (TryDescribe(exception, reader.Position, out var described))
        {
            reader.Resume();
            Locate(described, reader.Input, start, _existingRoot?.GetType() ?? typeof(object));
            if (ReferenceEquals(described, exception)) throw;
            throw described;
        }
        finally
        {
            EndLoad(loaded);
        }
    }

    // Other pickles may follow this one: only where the input is longer than the bound it is worth looking for the end.
    private void CheckInput(ReadOnlySpan<byte> input, int start)
    {
        _inputLength = input.Length;
        // Pickles behind the first one of an input announce what is behind them, too.
        if (start == 0) BeginAnnouncements(input.Length);
        ForgetTuples();
        if (input.Length <= Limits.MaxInputBytes) return;
        var skipper = default(OpcodeSkipper);
        while (skipper.TryStep(input, out var opcode) && skipper.Position <= Limits.MaxInputBytes)
        {
            if (opcode == PickleOpcode.Stop) return;
        }
        if (skipper.Position <= Limits.MaxInputBytes) return;
        var exceeded = Exceeded(nameof(UnpicklingLimits.MaxInputBytes), Limits.MaxInputBytes);
        exceeded.Offset = start + Limits.MaxInputBytes;
        throw exceeded;
    }

    private const string UsedTooEarly =
        "In a cycle through a constructor an object is empty until its members are known: as a key, or in a set, it is hashed before. Set the member that closes the cycle by a property, or let GetHashCode and Equals bear null.";

    /// <summary>Every failure is one of ours and says where; what user code threw is inside.</summary>
    private bool TryDescribe(Exception exception, int offset, [NotNullWhen(true)] out Exception? described) =>
        TryDescribe(exception, offset, _hasEarlyKey || _hasEarlyInstance || _unbuilt is { Count: > 0 }, out described);

    /// <inheritdoc cref="TryDescribe(Exception, int, out Exception?)"/>
    internal static bool TryDescribe(Exception exception, int offset, bool mayBeEarly, [NotNullWhen(true)] out Exception? described)
    {
        described = exception switch
        {
            PickleException pickle => pickle,
            OutOfMemoryException or OperationCanceledException => null,
            NullReferenceException => new UnpicklingException($"Code of a type in the pickle met null: {ShownText.OfSentence(exception.Message)}{(mayBeEarly ? " " + UsedTooEarly : "")}", exception),
            _ => new UnpicklingException(ShownText.OfSentence(exception.Message), exception),
        };
        if (described is PickleException { Offset: null } unplaced) unplaced.Offset = offset;
        return described is not null;
    }
}
