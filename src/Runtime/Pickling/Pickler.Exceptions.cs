using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>Exceptions that are being written: each gets its identity when all that is in it stands, so that none can be in itself.</content>
public partial class Pickler
{
    private HashSet<object>? _openExceptions;

    /// <summary>What is in the exception comes next.</summary>
    /// <exception cref="PicklingException">The exception is in itself, or lies too deep.</exception>
    internal void EnterException(Exception value)
    {
        if (!(_openExceptions ??= new(ReferenceEqualityComparer.Instance)).Add(value))
            throw new PicklingException($"A '{value.GetType()}' is in its own Data, or in that of an exception in it: a cycle, which only a type annotated with [Picklable] can be in.");
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack()) return;
        _openExceptions.Remove(value);
        throw new PicklingException($"{_openExceptions.Count} exceptions lie in one another: too deep a graph.");
    }

    /// <summary>All that is in it has been written, or cannot be.</summary>
    internal void LeaveException(Exception value) => _openExceptions!.Remove(value);
}
