using System.Diagnostics.CodeAnalysis;
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

    private static readonly ConditionalWeakTable<Type, FieldInfo[]> s_fields = [];

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
        var type = value.GetType();
        if (!s_fields.TryGetValue(type, out FieldInfo[]? fields)) s_fields.AddOrUpdate(type, fields = PartsOf(value, type));
        if (fields.Length == 0) return true;
        if (--left < 0 || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) return false;
        var room = default(Frame);
        KeepAlive(ref room);
        foreach (var field in fields)
        {
            if (!CanHash(field.GetValue(value), ref left)) return false;
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void KeepAlive(ref Frame room) => room[0] = 0;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A field that was trimmed away is hashed by nobody.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A field that was trimmed away is hashed by nobody.")]
    private static FieldInfo[] PartsOf(object value, Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type.IsArray || !IsHashedByMembers(value)) return [];
        var fields = new List<FieldInfo>();
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            fields.AddRange(declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(static field => MayHaveParts(field.FieldType)));
        }
        return [.. fields];
    }

    private static bool IsHashedByMembers(object value)
    {
        if (value is ITuple) return true;
        var method = ((Func<int>)value.GetHashCode).Method;
        return method.DeclaringType == typeof(ValueType) || method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
    }

    private static bool MayHaveParts(Type type) => !type.IsPrimitive && !type.IsEnum && !type.IsPointer && type != typeof(string) && type != typeof(decimal) && type != typeof(Type) && !type.IsArray;

    [InlineArray(64)]
    private struct Frame
    {
        private long _first;
    }
}
