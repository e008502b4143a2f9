namespace PickleGen;

/// <summary>Python's slice, <c>start:stop:step</c>. Compared by identity, and by <see cref="ContentEquals"/>.</summary>
/// <param name="start">The start; null where it was left out.</param>
/// <param name="stop">The stop; null where it was left out.</param>
/// <param name="step">The step; null where it was left out.</param>
public sealed class PickleSlice(object? start, object? stop, object? step)
{
    /// <summary>The start; null where it was left out.</summary>
    public object? Start { get; } = start;

    /// <summary>The stop; null where it was left out.</summary>
    public object? Stop { get; } = stop;

    /// <summary>The step; null where it was left out.</summary>
    public object? Step { get; } = step;

    /// <summary>Python's <c>==</c>: equal parts.</summary>
    public bool ContentEquals(PickleSlice? other) => PickleEquality.AreEqual(this, other);

    /// <summary>As Python prints it, shortened where it is deep.</summary>
    public override string ToString() => PickleRepr.Of(this);
}
