using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>
/// Keys that the compiler hashes by their members, which a pickle can lead back to the key, make as deep as it likes, or share so often that
/// their hash takes forever: records, tuples, structs. <c>GetHashCode</c> would not come back, and its call stack cannot be caught when it is full.
/// </summary>
internal static class RecordKeys
{
    /// <summary>Records and tuples that a key may be made of, each counted as often as its hash is asked for.</summary>
    private const int MostParts = 100_000;

    /// <summary>A part is looked at and hashed in the time of so many bytes.</summary>
    private const int WorkOfPart = 128;

    private static readonly ConditionalWeakTable<Type, Parts> s_parts = [];

    /// <summary>Whether the hash of a key will be found. That of a type that computes it itself is the type's own business.</summary>
    public static bool CanHash(object? key)
    {
        int left = MostParts;
        bool can = CanHash(key, ref left);
        KeyWork.Count((MostParts - left) * (long)WorkOfPart);
        return can;
    }

    /// <summary>What to say of a key whose hash will not.</summary>
    public static string WhyNot(object key) =>
        $"A '{key.GetType()}' cannot be a key here, because it is hashed by its members, and they lead back to it, or are too many or too deep in each other. Give the type a GetHashCode of its own.";

    // A frame is longer than those of the hash are for one member: where this has room, that has.
    private static bool CanHash(object? value, ref int left)
    {
        if (value is null) return true;
        if (value is string text)
        {
            KeyWork.Count(text.Length);
            return true;
        }
        if (value is BigInteger number) KeyWork.Count(number.GetByteCount());
        var type = value.GetType();
        if (!s_parts.TryGetValue(type, out var parts)) s_parts.AddOrUpdate(type, parts = PartsOf(value, type));
        if (parts is { AreItems: false, Fields.Length: 0 }) return true;
        if (--left < 0 || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) return false;
        var room = default(Frame);
        KeepAlive(ref room);
        foreach (var field in parts.Fields)
        {
            if (!CanHash(field.GetValue(value), ref left)) return false;
        }
        return !parts.AreItems || CanHashItems((ITuple)value, ref left);
    }

    private static bool CanHashItems(ITuple tuple, ref int left)
    {
        for (int i = 0; i < tuple.Length; i++)
        {
            if (!CanHash(tuple[i], ref left)) return false;
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void KeepAlive(ref Frame room) => room[0] = 0;

    // Of annotated types PickleClass keeps the fields, also where a native program would know none of them: their values come from the pickle.
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A field that was trimmed away is hashed by nobody.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A field that was trimmed away is hashed by nobody.")]
    private static Parts PartsOf(object value, Type type)
    {
        if (IsTuple(type)) return new Parts(type.GenericTypeArguments.Any(MayHaveParts), []);
        if (type.IsPrimitive || type.IsEnum || type.IsArray || !IsHashedByMembers(value)) return new Parts(AreItems: false, []);
        var fields = new List<FieldInfo>();
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            fields.AddRange(declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(static field => MayHaveParts(field.FieldType)));
        }
        return new Parts(AreItems: false, [.. fields]);
    }

    private static bool IsTuple(Type type) => type.IsAssignableTo(typeof(ITuple)) && type.Assembly == typeof(ITuple).Assembly;

    private static bool IsHashedByMembers(object value)
    {
        var method = ((Func<int>)value.GetHashCode).Method;
        return method.DeclaringType == typeof(ValueType) || method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
    }

    private static bool MayHaveParts(Type type) => !type.IsPrimitive && !type.IsEnum && !type.IsPointer && type != typeof(decimal) && type != typeof(Type) && !type.IsArray;

    /// <summary>What a key of one type is hashed by: a tuple's items, else fields.</summary>
    private sealed record Parts(bool AreItems, FieldInfo[] Fields);

    [InlineArray(64)]
    private struct Frame
    {
        private long _first;
    }
}
