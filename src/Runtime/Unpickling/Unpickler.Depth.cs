using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>How deep generated code calls itself.</content>
public partial class Unpickler
{
    private int _nesting;
    private CallStack _callStack;

    /// <summary>Whether it may once more. If not, the stack machine takes over, which has no depth: CPython nests a list as deep as it is long, up to its own recursion limit.</summary>
    private bool CanNest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _callStack.HasRoom;
    }
}
