using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>
/// Python's <c>array.array</c>, its elements as one block of memory (arraymodule.c <c>_array_reconstructor</c>); below protocol 3, which has
/// no bytes, as a list that <c>array.array</c> is called with.
/// </summary>
/// <typeparam name="T">One of the nine types of numbers that <c>array.array</c> knows, <c>byte</c> excepted.</typeparam>
/// <typeparam name="TCodec">How one is written by itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NumberArrayCodec<T, TCodec> : IPickleCodec<T[]?>, IWholeCodec<T[]?>
    where T : unmanaged
    where TCodec : struct, IPickleCodec<T>
{
    private const int ReconstructorArguments = 4, ArrayArguments = 2;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, T[]? value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        if (value is null)
        {
            writer.WriteNone();
            return;
        }
        bool hasIdentity = value.Length > 0;
        if (hasIdentity && pickler.TryWriteGet(ref writer, value)) return;
        if (writer.Protocol >= PickleProtocol.Framed && value.Length * (long)Unsafe.SizeOf<T>() <= byte.MaxValue)
        {
            PutShort(ref writer, pickler, MemoryMarshal.AsBytes(value.AsSpan()));
        }
        else if (writer.Protocol >= PickleProtocol.Bytes)
        {
            pickler.StartCall(ref writer, PythonGlobal.ArrayReconstructor, ReconstructorArguments);
            pickler.SaveGlobal(ref writer, PythonGlobal.Array);
            writer.WriteString([NumberFormat.CodeOf<T>()]);
            writer.WriteInt(NumberFormat.MachineFormatOf<T>());
            writer.WriteBytes(NumberFormat.BytesOf(value));
            Pickler.EndCall(ref writer, ReconstructorArguments);
        }
        else
        {
            pickler.StartCall(ref writer, PythonGlobal.Array, ArrayArguments);
            writer.WriteString([NumberFormat.CodeOf<T>()]);
            pickler.StartUntracked(ref writer, value.Length);
            Items<T, TCodec>.Save(ref writer, pickler, value.AsSpan());
            pickler.EndList(ref writer);
            Pickler.EndCall(ref writer, ArrayArguments);
        }
        if (hasIdentity) pickler.Memoize(ref writer, value);
    }

    /// <inheritdoc/>
    public static T[]? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (reader.TryTake(PickleOpcode.None)) return null;
        int start = reader.Position;
        if (unpickler.TrySkipGlobal(ref reader, PythonGlobal.ArrayReconstructor, out bool isNew) && reader.TryTake(PickleOpcode.Mark)
            && unpickler.TrySkipGlobal(ref reader, PythonGlobal.Array, out bool isNewArray)
            && reader.TryReadText(out var code) && code.Length == 1 && code[0] == NumberFormat.CodeOf<T>()
            && reader.TryReadInt32(out int format) && format == NumberFormat.MachineFormatOf<T>()
            && reader.TryReadBlock(out var block) && block.Length % Unsafe.SizeOf<T>() == 0
            && reader.TryTake(PickleOpcode.Tuple) && reader.TryTake(PickleOpcode.Reduce))
        {
            unpickler.Meet(PythonGlobal.ArrayReconstructor, isNew);
            unpickler.Meet(PythonGlobal.Array, isNewArray);
            int length = unpickler.Bounded(block).Length / Unsafe.SizeOf<T>();
            unpickler.Charge(length);
            T[] array = GC.AllocateUninitializedArray<T>(length);
            block.CopyTo(MemoryMarshal.AsBytes(array.AsSpan()));
            unpickler.TakePuts(ref reader, array);
            return array;
        }
        reader.Position = start;
        return FromObject(unpickler.TakeReferenceOrForward(ref reader), unpickler);
    }

    /// <inheritdoc/>
    public static T[]? FromObject(object? value, Unpickler unpickler)
    {
        if (value is null) return null;
        // By exact type: to the runtime an int[] is a uint[] as well.
        if (value.GetType() == typeof(T[])) return (T[])value;
        if (value is PickleArray { IsText: false, Items: var items } && items.GetType() == typeof(T[]))
        {
            unpickler.Conversions.Remember(value, (T[])items, FromObject);
            return (T[])items;
        }
        return ArrayCodec<T, TCodec>.FromObject(value, unpickler);
    }

    // What Save writes otherwise, at once.
    private static void PutShort(ref PickleWriter writer, Pickler pickler, ReadOnlySpan<byte> block)
    {
        ref byte p = ref pickler.WriteGlobal(ref writer, ref writer.Reserve(0), PythonGlobal.ArrayReconstructor, PickleOps.MarkSize);
        p = ref PickleOps.Opcode(ref p, PickleOpcode.Mark);
        p = ref pickler.WriteGlobal(ref writer, ref p, PythonGlobal.Array, PickleOps.CountedSize + 1 + PickleOps.Int32Size + PickleOps.CountedSize + byte.MaxValue + PickleOps.CallSize);
        p = ref PickleOps.Counted(ref p, PickleOpcode.ShortBinUnicode, 1);
        p = (byte)NumberFormat.CodeOf<T>();
        p = ref PickleOps.Int32(ref Unsafe.Add(ref p, 1), NumberFormat.MachineFormatOf<T>());
        p = ref PickleOps.Counted(ref p, PickleOpcode.ShortBinBytes, (byte)block.Length);
        block.CopyTo(MemoryMarshal.CreateSpan(ref p, byte.MaxValue));
        writer.Commit(ref PickleOps.Call(ref Unsafe.Add(ref p, block.Length), PickleOpcode.Tuple));
    }

    WholePickle<T[]?> IWholeCodec<T[]?>.Whole => new NumberArrayPickle<T>();
}
