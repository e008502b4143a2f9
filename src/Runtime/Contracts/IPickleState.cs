namespace PickleGen;

/// <summary>A type's own <c>__getstate__</c> and <c>__setstate__</c>.</summary>
/// <typeparam name="TState">What travels instead of the members.</typeparam>
public interface IPickleState<TState>
{
    /// <summary>What is saved.</summary>
    TState GetState();

    /// <summary>Takes over what was saved.</summary>
    void SetState(TState state);
}
