using System.Diagnostics.CodeAnalysis;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Loads of a static type.</content>
public partial class Unpickler
{
    // The last two, as picklers are kept.
    [ThreadStatic]
    private static Unpickler? t_last;

    [ThreadStatic]
    private static Unpickler? t_before;

    private bool _isTaken;

    /// <summary>Entries from whose number on a memo is not kept.</summary>
    private const int LargestMemo = 1 << 20;

    /// <summary>An unpickler for one load of the front door: this thread's, or a new one if that is busy.</summary>
    internal static Unpickler Rent(PickleOptions? options)
    {
        options ??= PickleOptions.Default;
        return t_last is { } last && last.TryTake(options) ? last : RentOther(options);
    }

    private static Unpickler RentOther(PickleOptions options)
    {
        if (t_before is { } before && before.TryTake(options)) return before;
        // Options that every call makes anew, of the same values.
        foreach (var kept in (ReadOnlySpan<Unpickler?>)[t_last, t_before])
        {
            if (kept is not null && kept.Options == options && kept.TryTake()) return kept;
        }
        t_before = t_last;
        t_last = new Unpickler(ReadOnlyMemory<byte>.Empty, options) { _isTaken = true };
        return t_last;
    }

    // As picklers are taken and given back.
    private bool TryTake(PickleOptions options) => ReferenceEquals(Options, options) && TryTake();

    private bool TryTake()
    {
        if (Volatile.Read(ref _isTaken)) return false;
        _isTaken = true;
        return true;
    }

    /// <summary>Gives the unpickler back, its memo empty, and a memo that has grown large to the collector.</summary>
    internal void Return()
    {
        if (Memo.Capacity <= LargestMemo) Memo.Clear();
        else
        {
            // What was met is told apart by the memo's epochs.
            Memo = UnpicklerMemo.None;
            _metClasses = [];
        }
        Volatile.Write(ref _isTaken, false);
    }

    /// <summary>The next pickle of the input as a value of a static type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, holds something else, or there is none, or the type cannot be pickled.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    public T? Load<T>() => Read(static (unpickler, ref reader) => unpickler.LoadRoot<T>(ref reader));

    /// <summary>The next pickle of the input as a value of a type that is known at run time.</summary>
    /// <param name="type">The static type: what <see cref="Load{T}"/> is told by <c>T</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    /// <exception cref="ArgumentException">No value can be a <paramref name="type"/>: it is an open generic type, a pointer, a reference, void, or lives on the stack alone.</exception>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, holds something else, or there is none, or the type cannot be pickled.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    public object? Load(Type type) => PickleTypeInfo.OfLoadedRoot(type).LoadNext(this);

    /// <summary>The pickle at the reader's position; leaves the reader behind its STOP.</summary>
    internal T LoadRoot<T>(ref PickleReader reader)
    {
        int start = reader.Position;
        CheckInput(reader.Remaining, start);
        _keyWork.Start(_inputLength);
        var outer = _keyWork.Enter();
        try
        {
            T value;
            while (!TryLoadRoot(ref reader, start, out value)) GoBack(ref reader, start);
            return value;
        }
        finally
        {
            KeyWork.Leave(outer);
        }
    }

    // False: the pickle must be read again.
    private bool TryLoadRoot<T>(ref PickleReader reader, int start, out T value)
    {
        bool loaded = false;
        BeginLoad(reader.Remaining);
        try
        {
            AdmitClosures(reader.Remaining);
            if (reader.TryTake(PickleOpcode.Proto)) LoadProtocol(reader.ReadByte());
            TakeSignature(ref reader);
            TakeFrames(ref reader);
            _rootAt = reader.Position;
            var info = PickleTypeInfoOf<T>.Loaded;
            value = MayHavePersistentIds(reader.Remaining) ? (T)info.ConvertObject(TakeForward(ref reader), this)! : info.Load(ref reader, this);
            if (reader.NextOpcode != (int)PickleOpcode.Stop) LoadShells(ref reader);
            if (HasForwarded || !reader.TryTake(PickleOpcode.Stop)) value = FinishRoot(ref reader, info, value);
            loaded = TryCompleteLoad();
            return loaded;
        }
        catch (StaleCodeException failure) when (PlacesLambdas(failure))
        {
            reader.Resume();
            value = default!;
            return false;
        }
        catch (Exception exception) when (TryDescribe(exception, reader.Position, out var described))
        {
            reader.Resume();
            Locate(described, reader.Input, start, typeof(T));
            if (ReferenceEquals(described, exception)) throw;
            throw described;
        }
        finally
        {
            EndLoad(loaded);
        }
    }

    // The typed reader has its value, and the pickle goes on: the stack machine reads the rest, and what is on top at STOP is the root.
    private T FinishRoot<T>(ref PickleReader reader, PickleTypeInfo<T> info, T value)
    {
        object? root = value, top = root;
        if (HasForwarded)
        {
            while (HasForwarded) top = TakeForwarded(ref reader);
        }
        else
        {
            Push(root);
            if (Run(ref reader, floor: 0) == 0 || _fence == _stackCount) throw new UnpicklingException("STOP finds no value.");
            top = Pop();
        }
        if (!reader.TryTake(PickleOpcode.Stop)) throw new UnpicklingException("The pickle goes on behind its value, with an opcode that finds nothing to work on.");
        // Where it is a struct, BUILD has changed what is on the stack, and not the value.
        return ReferenceEquals(top, root) ? (T)top! : (T)info.ConvertObject(top, this)!;
    }

    // GET object {members} BUILD POP: the members of objects that were nested too deep to be written in place.
    private void LoadShells(ref PickleReader reader)
    {
        while (TryPeekShell(ref reader, out int index, out object? shell, out var info))
        {
            bool hasState = info.Class!.Layout == PickleLayout.State;
            object? target = shell;
            _objectIndex = index;
            info.LoadMembers(ref reader, this, ref target);
            _unbuilt?.Remove(shell);
            if (hasState && !reader.TryTake(PickleOpcode.Build) || !reader.TryTake(PickleOpcode.Pop))
            {
                throw new UnpicklingException($"The members of '{info.Class}' are not followed by BUILD and POP.");
            }
        }
    }

    private bool TryPeekShell(ref PickleReader reader, out int index, [NotNullWhen(true)] out object? shell, [NotNullWhen(true)] out PickleTypeInfo? info)
    {
        int start = reader.Position;
        shell = null;
        info = null;
        if (reader.TryReadGet(out index) && Memo.Peek(index) is { } entry && PickleTypeInfo.Find(entry.GetType()) is { Class: { } @class } found)
        {
            (shell, info) = (entry, found);
            if (@class.Layout == PickleLayout.State ? @class.HasMemberState && reader.TryTake(PickleOpcode.EmptyDict) : @class.Layout == PickleLayout.Dict) return true;
        }
        reader.Position = start;
        return false;
    }
}
