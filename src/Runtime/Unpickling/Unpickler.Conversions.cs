using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// What the stack machine built, as the types that members want. A list that is still being filled when something refers to it must be
/// the same list in the end, so a conversion is remembered and completed when the whole pickle was read.
/// </content>
public partial class Unpickler
{
    private Dictionary<ConversionKey, object>? _conversions;
    private List<Action>? _completions;
    private int _converting;

    /// <summary>What <see cref="Remember"/> was given for this source: whoever refers to one container gets one result.</summary>
    internal bool TryGetConverted<T>(object source, [NotNullWhen(true)] out T? converted)
        where T : class
    {
        converted = _conversions?.GetValueOrDefault(new ConversionKey(source, typeof(T))) as T;
        return converted is not null;
    }

    /// <summary>Remembers what a container of the stack machine became.</summary>
    internal void Remember<T>(object source, T converted)
        where T : class => (_conversions ??= [])[new ConversionKey(source, typeof(T))] = converted;

    /// <inheritdoc cref="TryGetConverted{T}(object, out T)"/>
    internal bool TryGetConverted(object source, Type target, [NotNullWhen(true)] out object? converted)
    {
        converted = _conversions?.GetValueOrDefault(new ConversionKey(source, target));
        return converted is not null;
    }

    /// <inheritdoc cref="Remember{T}(object, T)"/>
    internal void Remember(object source, Type target, object converted) => (_conversions ??= [])[new ConversionKey(source, target)] = converted;

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

    private readonly struct ConversionKey(object source, Type target) : IEquatable<ConversionKey>
    {
        private readonly object _source = source;
        private readonly Type _target = target;

        public bool Equals(ConversionKey other) => ReferenceEquals(_source, other._source) && _target == other._target;

        public override bool Equals(object? obj) => obj is ConversionKey other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(_source), _target);
    }
}
