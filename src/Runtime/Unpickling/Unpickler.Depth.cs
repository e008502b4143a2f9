using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>How deep generated code calls itself.</content>
public partial class Unpickler
{
    /// <summary>How deep generated code calls itself without a look at the call stack.</summary>
    private const int MaxNesting = 200;

    /// <summary>How deep it does with one at each call, before the stack machine takes over, which has no depth.</summary>
    private const int MostNesting = 2000;

    private int _nesting;

    private bool CanNest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _nesting < MaxNesting || HasRoom();
    }

    // CPython nests a list as deep as it is long, up to its own recursion limit.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasRoom() => _nesting < MostNesting && RuntimeHelpers.TryEnsureSufficientExecutionStack();
}
