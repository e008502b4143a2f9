using System.Diagnostics.CodeAnalysis;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// What the stack machine built, as the types that members want. A list that is still being filled when something refers to it must be
/// the same list in the end, so a conversion is remembered and completed when the whole pickle was read.
/// </content>
public partial class Unpickler
{
    private Dictionary<object, Conversion>? _conversions;
    private List<Action>? _completions;
    private int _converting;

    /// <summary>What <see cref="Remember"/> was given for this source: whoever refers to one container gets one result.</summary>
    internal bool TryGetConverted<T>(object source, [NotNullWhen(true)] out T? converted)
        where T : class
    {
        bool isConverted = TryGetConverted(source, typeof(T), out object? made);
        converted = made as T;
        return isConverted;
    }

    /// <summary>Remembers what a container of the stack machine became.</summary>
    internal void Remember<T>(object source, T converted)
        where T : class => Remember(source, typeof(T), converted);

    /// <inheritdoc cref="TryGetConverted{T}(object, out T)"/>
    internal bool TryGetConverted(object source, Type target, [NotNullWhen(true)] out object? converted)
    {
        converted = ConversionTo(target, source)?.Made;
        return converted is not null;
    }

    /// <inheritdoc cref="Remember{T}(object, T)"/>
    internal void Remember(object source, Type target, object converted)
    {
        _conversions ??= new(ReferenceEqualityComparer.Instance);
        if (ConversionTo(target, source) is { } known) known.Made = converted;
        else if (_conversions.TryGetValue(source, out var first)) first.Next = new Conversion(target, converted) { Next = first.Next };
        else _conversions.Add(source, new Conversion(target, converted));
    }

    /// <summary>What a container of the stack machine became first, where any type will do: an open member refers to what a typed one has. Else the container.</summary>
    internal object? AsConverted(object? value) =>
        value is List<object?> or PickleDict or PickleSetBase or PickleTuple or PickleArray && _conversions is not null && _conversions.TryGetValue(value, out var first) ? first.Made : value;

    private Conversion? ConversionTo(Type target, object source)
    {
        var conversion = _conversions?.GetValueOrDefault(source);
        while (conversion is not null && conversion.Target != target) conversion = conversion.Next;
        return conversion;
    }

    /// <summary>Runs <paramref name="complete"/> when the whole pickle was read: what had not arrived in the source yet follows.</summary>
    internal void Complete(Action complete) => (_completions ??= []).Add(complete);

    /// <summary>A dictionary as the object whose members it holds. One that is empty may be filled yet, and one that is deep in others must not fill the call stack: their turn comes at the end.</summary>
    private object ConvertState(PickleTypeInfo info, PickleDict state)
    {
        object target = info.Create();
        Remember(state, target);
        bool canWait = !info.Type.IsValueType && (_converting >= MaxNesting || (state.Count == 0 && info.Class!.MemberCount > 0));
        if (!canWait) return BuildConverted(info, target, state);
        Complete(() => BuildConverted(info, target, state));
        return target;
    }

    private object BuildConverted(PickleTypeInfo info, object target, PickleDict state)
    {
        _converting++;
        object built = BuildObject(info, target, state);
        _converting--;
        return built;
    }

    /// <summary>Completes the conversions, and forgets them.</summary>
    private void CompleteConversions()
    {
        if (_completions is not null) RunCompletions();
        _conversions = null;
    }

    // Completing one may start others.
    private void RunCompletions()
    {
        try
        {
            for (int i = 0; _completions is not null && i < _completions.Count; i++) _completions[i]();
        }
        catch (Exception exception) when (PickleException.PassedThrough(exception, MemberPath.Gap))
        {
            throw;
        }
        _completions = null;
    }

    /// <summary>The exception for a value of another type than the one that is wanted.</summary>
    internal static UnpicklingException WrongType(Type wanted, object? found) => new(found switch
    {
        null => $"Expected '{wanted}', found None.",
        Unfinished => $"A collection that exists only when all its elements do is referred to by one of them, as '{wanted}'.",
        _ => $"Expected '{wanted}', found '{found.GetType()}'{Shown(found)}.",
    });

    /// <summary>The exception for None as a key.</summary>
    internal static UnpicklingException NullKey() => new("A dictionary of this type cannot have None as a key.");

    private static string Shown(object found) => found switch
    {
        string text => $" \"{(text.Length > 40 ? text[..40] + "…" : text)}\"",
        bool or int or long or double => $" {string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{found}")}",
        _ => "",
    };

    private sealed class Conversion(Type target, object made)
    {
        public Type Target { get; } = target;

        public object Made { get; set; } = made;

        public Conversion? Next { get; set; }
    }
}
