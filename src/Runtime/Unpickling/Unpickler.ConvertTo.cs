using PickleGen.Codecs;

namespace PickleGen;

/// <content>What a callable that a pickle names does with values whose static type only it knows.</content>
public partial class Unpickler
{
    /// <summary>What the unpickler built, as <paramref name="type"/>: a <c>List&lt;object?&gt;</c> as <c>List&lt;int&gt;</c>, an int as a long or an enum.</summary>
    /// <remarks>
    /// For targets of a <see cref="PickleCallable"/> that take the unpickler: during a load one container converted twice to one type is the same
    /// object, and what it holds may be complete only when the pickle has been read. Behind a load each call stands for itself.
    /// </remarks>
    /// <exception cref="ArgumentNullException">There is no type.</exception>
    /// <exception cref="UnpicklingException">The value is something else.</exception>
    public object? ConvertTo(object? value, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (_isLoading) return Converted(value, type);
        // Behind a load nobody else completes what waits for the end of one.
        _isLoading = true;
        // There is no pickle to be read a second time.
        _canReadAgain = false;
        var outer = Conversions;
        Conversions = new();
        try
        {
            object? converted = Converted(value, type);
            TryCompleteLoad();
            return converted;
        }
        finally
        {
            EndLoad(loaded: true);
            Conversions = outer;
        }
    }

    /// <summary>The same for a place that lasts as a member does, a captured variable: a container in it is one with those in other places, whichever comes first.</summary>
    internal object? ConvertIn(object value, Type type)
    {
        bool isContainer = OpenPlaces.IsContainer(value);
        if (value.GetType() == type && !isContainer) return value;
        if (!isContainer || !type.IsInstanceOfType(value)) return ConvertTo(value, type);
        return PickleTypeInfo.Find(type) is { } info ? info.ConvertObject(value, this) : Open(value);
    }

    private object? Converted(object? value, Type type) =>
        type.IsInstanceOfType(value) ? value : PickleTypeInfo.Find(type) is { } info ? info.ConvertObject(value, this) : throw WrongType(type, value);
}
