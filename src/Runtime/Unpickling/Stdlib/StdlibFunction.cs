namespace PickleGen;

/// <summary>What one of Python's own callables does with the pickle's arguments.</summary>
internal delegate object? StdlibCall(Unpickler unpickler, PickleTuple arguments);

/// <summary>One of Python's own callables, done in .NET. Pure: it makes a value of its arguments and touches nothing else.</summary>
/// <param name="call">What a call does.</param>
internal sealed class StdlibFunction(StdlibCall call)
{
    /// <summary><c>callable(*arguments)</c></summary>
    public StdlibCall Call { get; } = call;

    /// <summary><c>cls.__new__(cls, *arguments)</c>; null: it is no class.</summary>
    public StdlibCall? New { get; init; }
}
