namespace PickleGen;

/// <summary>An exception that was pickled in .NET, of a type that is not made by name here.</summary>
/// <param name="typeName">The type's full name.</param>
/// <param name="message">The message.</param>
/// <param name="innerException">The exception that caused it.</param>
/// <exception cref="ArgumentNullException">The type's name is null.</exception>
public sealed class PickledException(string typeName, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The type's full name.</summary>
    public string TypeName { get; } = typeName ?? throw new ArgumentNullException(nameof(typeName));
}
