namespace PickleGen;

/// <summary>An exception that was raised in Python and pickled: one of the built-in classes, its arguments and attributes.</summary>
/// <remarks>Loaded as a value, not thrown; whoever wants to can throw it.</remarks>
public sealed class PythonException : Exception
{
    /// <summary>An exception of a Python class.</summary>
    /// <param name="className">The class in <c>builtins</c>, <c>ValueError</c>.</param>
    /// <param name="arguments">What it was called with.</param>
    /// <exception cref="ArgumentNullException">The name or the arguments are null.</exception>
    public PythonException(string className, PickleTuple arguments)
    {
        ArgumentNullException.ThrowIfNull(className);
        ArgumentNullException.ThrowIfNull(arguments);
        ClassName = className;
        Arguments = arguments;
    }

    /// <summary>The class in <c>builtins</c>, <c>ValueError</c>.</summary>
    public string ClassName { get; }

    /// <summary>What it was called with (<c>args</c>; an OSError's file names included).</summary>
    public PickleTuple Arguments { get; internal set; }

    /// <summary>Its other attributes, <c>__notes__</c> for one; null: none.</summary>
    public PickleDict? Attributes { get; set; }

    /// <summary>The class and its arguments, as Python prints them, shortened where they are long.</summary>
    public override string Message => PickleRepr.OfCall(ClassName, Arguments);
}
