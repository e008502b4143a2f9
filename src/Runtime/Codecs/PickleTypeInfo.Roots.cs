using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <content>The front door for types that are known at run time alone. Behind it the static type is at hand again, so that everything is as in the generic calls.</content>
public abstract partial class PickleTypeInfo
{
    /// <summary>The info of a root's type, to save.</summary>
    /// <exception cref="ArgumentException">No value can be of the type, or this one is not.</exception>
    /// <exception cref="PicklingException">The type cannot be pickled.</exception>
    internal static PickleTypeInfo OfRoot(object? value, Type inputType)
    {
        ThrowIfWithoutValues(inputType);
        var type = Nullable.GetUnderlyingType(inputType) ?? inputType;
        if (value is null ? inputType.IsValueType && type == inputType : !type.IsInstanceOfType(value))
            throw new ArgumentException($"The value is {(value is null ? "null" : $"a '{value.GetType()}'")}, which is no '{inputType}'.", nameof(value));
        return FindRoot(inputType) ?? throw AtRoot(NotPicklable(inputType, OrReducer));
    }

    /// <summary>The info of a root's type, to load.</summary>
    /// <exception cref="ArgumentException">No value can be of the type.</exception>
    /// <exception cref="UnpicklingException">The type cannot be pickled.</exception>
    internal static PickleTypeInfo OfLoadedRoot(Type type, [CallerArgumentExpression(nameof(type))] string? parameter = null)
    {
        ThrowIfWithoutValues(type, parameter);
        return FindRoot(type) ?? throw AtRoot(NotLoadable(type));
    }

    internal abstract byte[] Serialize(object? value, PickleOptions? options);

    internal abstract void Serialize(IBufferWriter<byte> destination, object? value, PickleOptions? options);

    internal abstract void Serialize(Stream destination, object? value, PickleOptions? options);

    internal abstract ValueTask SerializeAsync(Stream destination, object? value, PickleOptions? options, IProgress<long>? bytesWritten, CancellationToken cancellationToken);

    internal abstract object? Deserialize(ReadOnlySpan<byte> pickle, out int bytesConsumed, PickleOptions? options);

    internal abstract ValueTask<object?> DeserializeAsync(Stream source, PickleOptions? options, CancellationToken cancellationToken);

    /// <summary>The next pickle of an unpickler's input.</summary>
    internal abstract object? LoadNext(Unpickler unpickler);

    /// <inheritdoc cref="Unpickler.LoadKept"/>
    internal abstract object? LoadKept(ref PickleReader reader, Unpickler unpickler, object existing);

    // Nothing need have touched a type's assembly yet that a program has by reflection.
    private static PickleTypeInfo? FindRoot(Type type)
    {
        if (Find(type) is { } known) return known;
        RuntimeHelpers.RunModuleConstructor(type.Module.ModuleHandle);
        return Find(type);
    }

    // What C# takes for no type argument of a generic call.
    private static void ThrowIfWithoutValues([NotNull] Type? type, [CallerArgumentExpression(nameof(type))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(type, parameter);
        if (type.ContainsGenericParameters || type.IsPointer || type.IsFunctionPointer || type.IsByRef || type.IsByRefLike || type == typeof(void))
            throw new ArgumentException($"No object is a '{type}': it is an open generic type, a pointer, a reference, void, or lives on the stack alone.", parameter);
    }

    private static T AtRoot<T>(T failure)
        where T : PickleException
    {
        failure.Path = "$";
        return failure;
    }
}

public abstract partial class PickleTypeInfo<T>
{
    internal sealed override byte[] Serialize(object? value, PickleOptions? options) => PickleSerializer.Serialize((T)value!, options);

    internal sealed override void Serialize(IBufferWriter<byte> destination, object? value, PickleOptions? options) => PickleSerializer.Serialize(destination, (T)value!, options);

    internal sealed override void Serialize(Stream destination, object? value, PickleOptions? options) => PickleSerializer.Serialize(destination, (T)value!, options);

    internal sealed override ValueTask SerializeAsync(Stream destination, object? value, PickleOptions? options, IProgress<long>? bytesWritten, CancellationToken cancellationToken) =>
        PickleSerializer.SerializeAsync(destination, (T)value!, options, bytesWritten, cancellationToken);

    internal sealed override object? Deserialize(ReadOnlySpan<byte> pickle, out int bytesConsumed, PickleOptions? options) => PickleSerializer.Deserialize<T>(pickle, out bytesConsumed, options);

    internal sealed override async ValueTask<object?> DeserializeAsync(Stream source, PickleOptions? options, CancellationToken cancellationToken) =>
        await PickleSerializer.DeserializeAsync<T>(source, options, cancellationToken).ConfigureAwait(false);

    internal sealed override object? LoadNext(Unpickler unpickler) => unpickler.Load<T>();

    internal sealed override object? LoadKept(ref PickleReader reader, Unpickler unpickler, object existing) => unpickler.LoadKept<T>(ref reader, existing);
}
