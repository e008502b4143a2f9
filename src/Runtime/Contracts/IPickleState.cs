namespace PickleGen;

/// <summary>A type's own <c>__getstate__</c> and <c>__setstate__</c>.</summary>
/// <remarks>
/// The object is made first, by its constructor without parameters if it has one, else by none, as in Python; then it is memoized, then its
/// state is read: the state may lead back to the object.
/// </remarks>
/// <typeparam name="TState">What travels instead of the members.</typeparam>
public interface IPickleState<TState>
{
    /// <summary>What is saved; null: nothing, and <see cref="SetState"/> is not called on load.</summary>
    TState GetState();

    /// <summary>Takes over what was saved.</summary>
    void SetState(TState state);
}
