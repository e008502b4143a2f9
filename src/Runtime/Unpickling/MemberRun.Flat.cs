using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Objects that are read whole or not at all, before there is an object.</content>
public ref partial struct MemberRun<TNames>
{
    /// <summary>The members behind MARK, if the reader stands there and has their names in reach; the reader stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MemberRun<TNames> Flat(scoped ref PickleReader reader, PickleClass @class, PickleNames names) =>
        (typeof(TNames) == typeof(SpelledNames) || names.AreNear) && reader.NextOpcode == (int)PickleOpcode.Mark
            ? new MemberRun<TNames>(ref Unsafe.Add(ref reader.Next, 1), reader.Left - 1, names, epoch: 0, spelled: typeof(TNames) == typeof(SpelledNames) ? @class.SpelledNames : null)
            : default;

    /// <summary>The same where members have no names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MemberRun<TNames> FlatArguments(scoped ref PickleReader reader) =>
        reader.NextOpcode == (int)PickleOpcode.Mark ? new MemberRun<TNames>(ref Unsafe.Add(ref reader.Next, 1), reader.Left - 1, names: default, epoch: 0) : default;

    /// <summary>Moves the reader behind the members if these were all, and BUILD comes behind SETITEMS; with STOP, if the object is the root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool EndsFlat(scoped ref PickleReader reader, bool isRoot)
    {
        // Another pickler's frame ends there.
        if (typeof(TNames) == typeof(SpelledNames) ? _left != 3 : _left < (isRoot ? 3 : 2)) return false;
        if (_next != (byte)PickleOpcode.SetItems || Behind(1) != (byte)PickleOpcode.Build || isRoot && Behind(2) != (byte)PickleOpcode.Stop) return false;
        reader.MoveTo(ref Unsafe.AsRef(in _next));
        return true;
    }

    /// <summary>The same of TUPLE and REDUCE, perhaps with MEMOIZE before STOP.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool EndsFlatArguments(scoped ref PickleReader reader, bool isRoot)
    {
        if (_left < 2 || _next != (byte)PickleOpcode.Tuple || Behind(1) != (byte)PickleOpcode.Reduce || isRoot && !StopsAt(2)) return false;
        reader.MoveTo(ref Unsafe.AsRef(in _next));
        return true;
    }

    /// <summary>A value that its codec reads (<see cref="IPickleCodec{T}.TryReadFlat"/>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Value<T, TCodec>(ref PickleReader reader, scoped ref FlatGlobals globals, int member, out T? value)
        where TCodec : struct, IPickleCodec<T>
    {
        value = default;
        if (!Finds(member, 1)) return false;
        reader.MoveTo(ref Unsafe.Add(ref _next, typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift)));
        if (!TCodec.TryReadFlat(ref reader, ref globals, out value)) return false;
        _next = ref reader.Next;
        _left = reader.Left;
        return true;
    }

    private readonly bool StopsAt(int offset)
    {
        if (_left > offset && Behind(offset) == (byte)PickleOpcode.Memoize) offset++;
        return _left > offset && Behind(offset) == (byte)PickleOpcode.Stop;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte Behind(int offset) => Unsafe.Add(ref Unsafe.AsRef(in _next), offset);
}
