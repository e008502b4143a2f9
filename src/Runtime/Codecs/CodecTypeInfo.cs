using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>The run-time view of a built-in value's or collection's codec.</summary>
internal sealed class CodecTypeInfo<T, TCodec>() : PickleTypeInfo<T>(@class: null, (default(TCodec) as IWholeCodec<T>)?.Whole ?? ValuePickle<T, TCodec>.OrNull)
    where TCodec : struct, IPickleCodec<T>
{
    internal override Type Codec => typeof(TCodec);

    internal override void Save(ref PickleWriter writer, Pickler pickler, T value) => TCodec.Save(ref writer, pickler, value);

    internal override bool IsCollection => default(TCodec) is IInParts<T>;

    internal override RootParts<T>? Parts() => (default(TCodec) as IInParts<T>)?.Parts();

    internal override T Load(ref PickleReader reader, Unpickler unpickler) => TCodec.Load(ref reader, unpickler);

    internal override void SaveObject(ref PickleWriter writer, Pickler pickler, object value) => TCodec.Save(ref writer, pickler, (T)value);

    internal override object? ConvertObject(object? value, Unpickler unpickler) => TCodec.FromObject(value, unpickler);

    internal override bool IsOpen => typeof(TCodec) == typeof(OpenCodec<T>);

    internal override bool KeepsComparer => default(TCodec) is IKeepsComparer<T>;

    internal override int ComparerOf(object value) => default(TCodec) is IKeepsComparer<T> codec ? codec.ComparerOf((T)value) : 0;
}

/// <summary>The run-time view of a generated codec.</summary>
internal sealed class ObjectTypeInfo<T, TCodec>() : PickleTypeInfo<T>(TCodec.Class, TCodec.IsFlat || TCodec.IsFlatRoot ? new FlatPickle<T, TCodec>() : null)
    where T : notnull
    where TCodec : struct, IObjectCodec<T>
{
    internal override Type Codec => typeof(TCodec);

    internal override void Save(ref PickleWriter writer, Pickler pickler, T value) => TCodec.Save(ref writer, pickler, value);

    internal override T Load(ref PickleReader reader, Unpickler unpickler) => TCodec.Load(ref reader, unpickler);

    internal override void SaveObject(ref PickleWriter writer, Pickler pickler, object value) =>
        pickler.SaveGenerated<T, TCodec>(ref writer, (T)value);

    internal override object? ConvertObject(object? value, Unpickler unpickler) => TCodec.FromObject(value, unpickler);

    internal override object?[] GetMembers(object value) => TCodec.GetMembers((T)value);

    internal override object? GetCollection(object value, int member) => TCodec.GetCollection((T)value, member);

    internal override void SaveMembers(ref PickleWriter writer, Pickler pickler, object value) => TCodec.SaveMembers(ref writer, pickler, (T)value);

    internal override object Create() => TCodec.Create() is { } made ? made : TCodec.CreateUninitialized();

    internal override bool NeedsMembers => TCodec.Create() is null;

    internal override object CreateUninitialized() => TCodec.CreateUninitialized();

    internal override void LoadMembers(ref PickleReader reader, Unpickler unpickler, ref object? target)
    {
        T? value = target is null ? default : (T)target;
        TCodec.LoadMembers(ref reader, unpickler, ref value);
        // A box is shared by the stack and the memo, so a struct is filled where it stands; a box is laid out as StrongBox is.
        if (typeof(T).IsValueType && target is not null) Unsafe.As<StrongBox<T>>(target).Value = value!;
        else target = value!;
    }
}
