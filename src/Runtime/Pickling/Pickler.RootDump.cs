using System.Buffers;
using PickleGen.Codecs;

namespace PickleGen;

public partial class Pickler
{
    /// <summary>A dump of one root that pauses when so much is pending that it is worth a write.</summary>
    /// <remarks>Between two steps nothing is on the call stack, so whoever drives it may wait for its destination. Disposed before its end it is undone.</remarks>
    internal sealed class RootDump<T> : IDisposable
    {
        private readonly Pickler _pickler;
        private readonly T _root;
        private readonly PickleSink? _sink;
        private readonly int _memoized;
        private readonly long _before;
        private RootParts<T>? _parts;
        private byte[] _buffer;
        private int _pending;
        private bool _inParts;
        private bool _begun;
        private bool _ended;
        private PathOrigin? _origin;

        /// <summary>Begins a dump.</summary>
        /// <param name="pickler">What has the memo.</param>
        /// <param name="root">The root.</param>
        /// <param name="sink">Where bytes go; null: they stay <see cref="Pending"/> until somebody has <see cref="Sent"/> them.</param>
        /// <param name="parts">How the root is written in parts, if its type does not say.</param>
        /// <exception cref="InvalidOperationException">Called from a hook of the same pickler.</exception>
        public RootDump(Pickler pickler, T root, PickleSink? sink, RootParts<T>? parts = null)
        {
            _memoized = pickler.BeginDump();
            _pickler = pickler;
            _root = root;
            _sink = sink;
            _before = sink?.Written ?? 0;
            _buffer = ArrayPool<byte>.Shared.Rent(2 * PickleWriter.HandOverSize);
            _parts = parts;
        }

        /// <summary>What was written and not sent.</summary>
        public ReadOnlyMemory<byte> Pending => _buffer.AsMemory(0, _pending);

        /// <summary>Bytes that the destination has taken.</summary>
        public long BytesSent { get; private set; }

        /// <summary>Goes on. False: the pickle is complete.</summary>
        /// <exception cref="PicklingException">Something cannot be saved.</exception>
        /// <exception cref="OperationCanceledException">It was cancelled.</exception>
        public bool Continue(CancellationToken cancellationToken)
        {
            var options = _pickler.Options;
            bool isSigned = options.Closures.Signature is not null;
            var writer = new PickleWriter(_buffer, options.Protocol, options.FixImports, isSigned ? null : _sink, _pending);
            try
            {
                bool isComplete = !Step(ref writer, cancellationToken);
                _sink?.Write(writer.Pending);
                _pending = writer.Pending.Length;
                // Not before the destination has it: one that fails is the dump's failure too, which is undone.
                _ended = isComplete;
            }
            catch (Exception failure) when (Described(failure, _sink) is { } described)
            {
                described.Path ??= _pickler.FindPath<T>(writer.Pending, writer.Position, writer.IsWhole ? _origin : Unknown());
                described.BytesWritten = _sink is null ? BytesSent : _sink.Written - _before;
                if (ReferenceEquals(described, failure)) throw;
                throw described;
            }
            finally
            {
                _buffer = writer.KeepLarger(_buffer);
            }
            if (_sink is not null) Sent();
            return !_ended;
        }

        /// <summary>The destination has taken what was pending.</summary>
        public void Sent()
        {
            BytesSent += _pending;
            _pending = 0;
            if (_ended) return;
            _origin = new PathOrigin(_pickler.MemoizedAt, _pickler.Memo.Count) { Item = _parts!.Count, ArePairs = _parts.ArePairs, IsKnown = true };
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            try
            {
                _parts?.Dispose();
            }
            catch (Exception)
            {
                // An enumerator that has not ended: what ended the dump is told, and not what that does to the enumerator.
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(_buffer);
                if (!_ended) _pickler.Undo(_memoized);
                _pickler._isDumping = false;
            }
        }

        private bool Step(ref PickleWriter writer, CancellationToken cancellationToken)
        {
            _pickler._callStack.Begin();
            if (!_begun)
            {
                _begun = true;
                writer.WriteProto();
                // Of a root that brings its parts nothing else need be known, and in a native program is not.
                _parts = _pickler.IsWrittenInParts ? _parts ?? PickleTypeInfoOf<T>.Value.Parts() : null;
                if (_parts is null) _pickler.SaveWhole(ref writer, PickleTypeInfoOf<T>.Value, _root);
                else _inParts = _parts.Start(ref writer, _pickler, _root);
            }
            if (_inParts && (_inParts = _parts!.Continue(ref writer, _pickler, cancellationToken))) return true;
            _pickler.EndRoot(ref writer);
            return false;
        }

        // An element, or a root without parts, was so long that its beginning has left.
        private PathOrigin Unknown() => new(_pickler.MemoizedAt, _pickler.Memo.Count) { Item = _inParts && !_parts!.ArePairs ? _parts.Count : -1 };
    }

    /// <summary>Whether a root may leave before its pickle is complete, and codecs write it: nobody signs it, or wants to see every value.</summary>
    private bool IsWrittenInParts => Options.Closures.Signature is null && !Fast && !_asksPersistentId;

    /// <summary>What stands under an index of the memo, as far as names of classes and members go.</summary>
    private object? MemoizedAt(int index)
    {
        foreach (ref readonly ClassState state in _classes.AsSpan())
        {
            if (state.Memo != _memoEpoch || state.Named is not { } @class) continue;
            int member = index - state.Class.First - @class.GlobalCount;
            if (index == state.Class.First && @class.GlobalCount > 0) return @class;
            if (member >= 0 && member < @class.MemberCount) return @class.MemberNames[member];
        }
        return null;
    }
}
