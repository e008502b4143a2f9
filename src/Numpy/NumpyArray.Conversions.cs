using System.Runtime.InteropServices;

namespace PickleGen.Numpy;

/// <content>What stands where a member is declared as an array of .NET's.</content>
public sealed partial class NumpyArray : IPickleConvertible
{
    /// <summary>The array as one of .NET's types, if it is one. See <see cref="To"/>. One that is masked, or not a time, is null as a <c>Nullable</c>.</summary>
    /// <exception cref="ArgumentNullException">There is no type.</exception>
    /// <exception cref="InvalidCastException">.NET's times do not hold the elements, or the number does not fit; or this is not whole yet.</exception>
    public bool TryConvertTo(Type type, out object? converted)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!_isBuilt) throw new InvalidCastException($"A numpy array is wanted as '{type}' by what lies in it, before it is whole: declare a '{typeof(NumpyArray)}' there.");
        converted = null;
        if (Nullable.GetUnderlyingType(type) is { } value) return _shape.Length == 0 && IsNothing(value) || TryConvertTo(value, out converted);
        converted = type == typeof(object?[]) ? Items()
            : !type.IsArray ? Single(type)
            : type.GetArrayRank() == _shape.Length && !IsMasked ? SameShape(type)
            : type.GetArrayRank() == 1 && _shape.Length > 1 ? Rows(type)
            : null;
        return converted is not null;
    }

    private bool IsMasked => Mask is not null && (Mask.Dtype.Fields.Count > 0 || Mask.Bytes.Span.ContainsAnyExcept((byte)0));

    /// <summary>Of an array without dimensions its element.</summary>
    internal object? Element => ItemAt(0);

    private bool IsNothing(Type type) => IsMaskedAt(0)
        || Dtype.Kind == 'M' && (type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly)) && Element is null
        || Dtype.Kind == 'm' && type == typeof(TimeSpan) && Element is null;

    private object? Single(Type type) => _shape.Length > 0 || IsMaskedAt(0) ? null
        : Dtype.Kind is 'M' or 'm' && type == typeof(long) ? AsSpan<long>()[0]
        : Element is not { } item ? null
        : item.GetType() == type ? item
        : Made(type)?.GetValue(0) ?? NumberAs(item, type);

    private Array? SameShape(Type type)
    {
        var element = type.GetElementType()!;
        if (!NumpyElement.IsOf(element, Dtype)) return NumbersAs(element) is { } numbers ? InShape(type, numbers) : type.IsSZArray ? Made(element) : null;
        var array = Array.CreateInstanceFromArrayType(type, _shape);
        var bytes = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), Bytes.Length);
        Bytes.Span.CopyTo(bytes);
        if (element == typeof(bool)) Truths(bytes);
        return array;
    }

    private Array InShape(Type type, Array numbers)
    {
        if (type.IsSZArray) return numbers;
        var array = Array.CreateInstanceFromArrayType(type, _shape);
        Buffer.BlockCopy(numbers, 0, array, 0, Buffer.ByteLength(numbers));
        return array;
    }

    // To .NET a bool is 0 or 1 only.
    private static void Truths(Span<byte> bytes)
    {
        foreach (ref byte truth in bytes)
        {
            if (truth > 1) truth = 1;
        }
    }

    // Elements that lie otherwise in .NET.
    private Array? Made(Type element) => element switch
    {
        _ when element == typeof(DateTime) && Dtype.Kind == 'M' => All<DateTime>(),
        _ when element == typeof(DateTimeOffset) && Dtype.Kind == 'M' => All<DateTime>() is { } times ? Array.ConvertAll(times, static time => new DateTimeOffset(time, TimeSpan.Zero)) : null,
        _ when element == typeof(DateOnly) && Dtype.Kind == 'M' && NumpyTime.IsOfDays(Dtype.Unit) => All<DateTime>() is { } times ? Array.ConvertAll(times, DateOnly.FromDateTime) : null,
        _ when element == typeof(TimeSpan) && Dtype.Kind == 'm' => All<TimeSpan>(),
        _ when element == typeof(string) && Dtype.Kind == 'U' => All<string>(),
        _ when element == typeof(System.Numerics.Complex) && Dtype is { Kind: 'c', ItemSize: 8 } => All<System.Numerics.Complex>(),
        _ when element == typeof(byte[]) && Dtype is { Kind: 'S' } or { Kind: 'V', Fields.Count: 0 } => All<byte[]>(),
        _ => null,
    };

    // Not a time is no DateTime: whoever wants them asks for DateTime?[].
    private T[]? All<T>()
    {
        var all = new T[Length];
        for (int i = 0; i < all.Length; i++)
        {
            if (ItemAt(i) is not T item) return null;
            all[i] = item;
        }
        return all;
    }

    private Array? Rows(Type type)
    {
        var rows = Array.CreateInstanceFromArrayType(type, _shape[0]);
        for (int i = 0; i < rows.Length; i++)
        {
            if (!Part(i).TryConvertTo(type.GetElementType()!, out object? row) || row is null) return null;
            rows.SetValue(row, i);
        }
        return rows;
    }

    // As Python iterates: elements of a row, rows of a table.
    private object?[]? Items()
    {
        if (_shape.Length == 0 || Objects is null && _shape.Length == 1 && !NumpyElement.HasValues(Dtype)) return null;
        object?[] items = new object?[_shape[0]];
        for (int i = 0; i < items.Length; i++) items[i] = _shape.Length == 1 ? ItemAt(i) : Part(i);
        return items;
    }

    private bool IsMaskedAt(int index) => Mask is { Dtype.Fields.Count: 0 } && Mask.Bytes.Span[index] != 0;

    private object? ItemAt(int index)
    {
        if (IsMaskedAt(index)) return null;
        object? item = ValueAt(index);
        if (Mask is { Dtype.Fields.Count: > 0 } && item is PickleDict record) Hide(record, Mask.Dtype, Mask.Bytes.Span.Slice(index * Mask.Dtype.ItemSize, Mask.Dtype.ItemSize));
        return item;
    }

    private static void Hide(PickleDict record, NumpyDtype mask, ReadOnlySpan<byte> isHidden)
    {
        foreach (var (name, dtype, offset) in mask.Fields)
        {
            var part = isHidden.Slice(offset, dtype.ItemSize);
            if (dtype.Fields.Count > 0 && record[name] is PickleDict inner) Hide(inner, dtype, part);
            else if (part.ContainsAnyExcept((byte)0)) record[name] = null;
        }
    }

    private object? ValueAt(int index)
    {
        if (Objects is not null) return Dtype.Fields.Count > 0 ? NumpyElement.RecordOf(Dtype, (PickleTuple)Objects[index]!) : Objects[index];
        return NumpyElement.HasValues(Dtype) ? NumpyElement.ValueOf(Dtype, Bytes.Span.Slice(index * Dtype.ItemSize, Dtype.ItemSize)) : null;
    }
}
