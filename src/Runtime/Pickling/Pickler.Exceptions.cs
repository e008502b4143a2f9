using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Exceptions that are being written: each gets its identity when all that is in it stands, so that none can be in itself. And those that end a dump.</content>
public partial class Pickler
{
    private HashSet<object>? _openExceptions;

    /// <summary>What is in the exception comes next.</summary>
    /// <exception cref="PicklingException">The exception is in itself, or lies too deep.</exception>
    internal void EnterException(Exception value)
    {
        if (!(_openExceptions ??= new(ReferenceEqualityComparer.Instance)).Add(value))
            throw new PicklingException($"A '{value.GetType()}' is in its own Data, or in that of an exception in it: a cycle, which only a type annotated with [Picklable] can be in.");
        if (_openExceptions.Count == 1 || (_openExceptions.Count <= ExceptionParts.MostInOneAnother && RuntimeHelpers.TryEnsureSufficientExecutionStack())) return;
        _openExceptions.Remove(value);
        throw new PicklingException($"{_openExceptions.Count} exceptions lie in one another: too deep a graph.");
    }

    /// <summary>All that is in it has been written, or cannot be.</summary>
    internal void LeaveException(Exception value) => _openExceptions!.Remove(value);

    /// <summary>What a dump fails with: code of the program's own, a getter or a hook, says by its exception what went wrong, and this one where.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="sink">Where bytes go, whose exceptions come through as they are.</param>
    /// <returns>The exception itself, or one around it; null: it is none of ours.</returns>
    internal static PicklingException? Described(Exception failure, PickleSink? sink = null) => failure switch
    {
        PicklingException pickling => pickling,
        PickleException or OutOfMemoryException or OperationCanceledException => null,
        _ when ReferenceEquals(failure, sink?.Failure) => null,
        NullReferenceException => new PicklingException($"Code of a type that is saved met null: {failure.Message}", failure),
        _ => new PicklingException(failure.Message, failure),
    };
}
